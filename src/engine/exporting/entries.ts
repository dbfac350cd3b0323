import type { Locator } from '../../domain/booking.js'
import { fileIdsOf } from '../../domain/erasing.js'
import type { StoredFile } from '../../domain/files.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { PurchaseOrder, Reservation } from '../../domain/reservation.js'
import type { Instant } from '../../domain/time.js'
import { localDay } from '../../domain/zoned-time.js'
import type { ExportEntry, StoreReader } from '../../ports.js'
import type { EngineWorld } from '../world.js'

export type ReadingWorld = Pick<EngineWorld, 'settings' | 'store' | 'vault' | 'parser'>

/** An entry, and which contents of the vault it was made of. */
export interface Prepared {
  readonly entry: ExportEntry
  readonly fileIds: readonly string[]
}

/** A mail that something was done with: a confirmation that was registered, an OC that was accepted. */
export const isCritical = ({ decision, kind }: MailRecord): boolean =>
  decision === 'accept' && (kind === 'confirmation' || kind === 'purchase_order')

/** Settled, and all its documents were erased: what a mail says of it is not to come back. */
const isCleared = (reservation: Reservation | null): boolean =>
  reservation !== null && reservation.settledAt !== null && fileIdsOf(reservation).length === 0

/** The reservations of a mail with which it is to be kept. */
export const locatorsToKeep = async (
  { locators }: Pick<MailRecord, 'locators'>,
  store: Pick<StoreReader, 'reservation'>,
): Promise<readonly Locator[]> => {
  const kept: Locator[] = []
  for (const locator of locators) if (!isCleared(await store.reservation(locator))) kept.push(locator)
  return kept
}

export const kindOf = ({ kind }: MailRecord): ExportEntry['kind'] =>
  kind === 'confirmation' ? 'confirmation' : 'oc'

const monthOf = (at: Instant, { settings }: ReadingWorld): string =>
  localDay(at, settings.policy.office.zone).slice(0, 'YYYY-MM'.length)

type Document = ExportEntry['documents'][number]

/** A picture of a signature is in the mail itself. */
const attachmentsOf = async (mail: Uint8Array, { parser }: ReadingWorld): Promise<readonly Document[]> =>
  (await parser.parse(mail)).attachments.filter(({ inline }) => !inline)

const documentsIn = async (
  files: readonly StoredFile[],
  { vault }: ReadingWorld,
): Promise<readonly Document[]> => {
  const found: Document[] = []
  // One that has left the vault was erased.
  for (const { id, filename } of files)
    if (await vault.about(id)) found.push({ filename, content: await vault.read(id) })
  return found
}

/** Null where the mail was not kept, or was erased. */
const sourceOf = async (
  record: MailRecord | null,
  { vault }: ReadingWorld,
): Promise<{ readonly id: string; readonly mail: Uint8Array } | null> => {
  const id = record?.fileId ?? null
  return id !== null && (await vault.about(id)) ? { id, mail: await vault.read(id) } : null
}

/** One entry for each reservation of a mail. */
export const entriesOfMail = async (
  record: MailRecord,
  world: ReadingWorld,
): Promise<readonly Prepared[]> => {
  const source = isCritical(record) ? await sourceOf(record, world) : null
  if (!source) return []
  const documents = await attachmentsOf(source.mail, world)
  const locators = await locatorsToKeep(record, world.store)
  return locators.map((locator) => ({
    entry: {
      month: monthOf(record.receivedAt, world),
      locator,
      kind: kindOf(record),
      key: record.id,
      mail: source.mail,
      documents,
    },
    fileIds: [source.id],
  }))
}

const KEY_DIGITS = 16

/** An OC that a person has given to its reservation; with the mail that brought it, where there is one. */
const entryOfOrder = async (
  locator: Locator,
  { files, mailId, receivedAt }: PurchaseOrder,
  world: ReadingWorld,
): Promise<Prepared | null> => {
  const record = mailId === null ? null : await world.store.mailRecord(mailId)
  const source = await sourceOf(record, world)
  const key = record?.id ?? files[0]?.id.slice(0, KEY_DIGITS)
  const documents = [
    ...(source ? await attachmentsOf(source.mail, world) : []),
    ...(await documentsIn(files, world)),
  ]
  if (key === undefined || (!source && documents.length === 0)) return null
  const month = monthOf(record?.receivedAt ?? receivedAt, world)
  return {
    entry: { month, locator, kind: 'oc', key, mail: source?.mail ?? null, documents },
    fileIds: [...(source ? [source.id] : []), ...files.map(({ id }) => id)],
  }
}

/** The OC that a reservation has now; none where it was taken back meanwhile. */
export const entriesOfOrder = async (locator: Locator, world: ReadingWorld): Promise<readonly Prepared[]> => {
  const order = (await world.store.reservation(locator))?.purchaseOrder
  const entry = order ? await entryOfOrder(locator, order, world) : null
  return entry ? [entry] : []
}
