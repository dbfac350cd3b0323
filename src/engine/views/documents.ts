import type { DocumentContent, DocumentOwner } from '../../contract.js'
import { isArchived, isLongResolved } from '../../domain/archiving.js'
import { documentsOf } from '../../domain/documents.js'
import type { StoredFile } from '../../domain/files.js'
import type { EngineWorld } from '../world.js'
import { isReportKept } from '../report-files.js'

const ofReservation = async (
  locator: string,
  archived: boolean,
  world: EngineWorld,
): Promise<readonly StoredFile[]> => {
  const reservation = await world.store.reservation(locator)
  return reservation && isArchived(reservation, world.clock.now()) === archived
    ? documentsOf(reservation)
    : []
}

const ofReview = async (id: string, world: EngineWorld): Promise<readonly StoredFile[]> => {
  const item = await world.store.review(id)
  return item && !isLongResolved(item, world.clock.now()) ? item.files : []
}

const hasDocument = async (fileId: string, owner: DocumentOwner, world: EngineWorld): Promise<boolean> => {
  const has = (files: readonly StoredFile[]): boolean => files.some(({ id }) => id === fileId)
  switch (owner.kind) {
    case 'reservation':
      return has(await ofReservation(owner.locator, false, world))
    case 'archived_reservation':
      return has(await ofReservation(owner.locator, true, world))
    case 'review':
      return has(await ofReview(owner.reviewId, world))
    case 'report':
      return isReportKept(fileId, world)
  }
}

/** Under the name that it was put by first; null where the owner does not give it out, or no longer. */
export const document = async (
  fileId: string,
  owner: DocumentOwner,
  world: EngineWorld,
): Promise<DocumentContent | null> => {
  if (!(await hasDocument(fileId, owner, world))) return null
  const file = await world.vault.about(fileId)
  return file && { file, content: await world.vault.read(fileId) }
}
