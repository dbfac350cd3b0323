import type { Scope } from '../../ports.js'
import type { Committer } from './committer.js'
import { mark } from './log-lines.js'
import type { Logs } from './logs.js'
import type { TransactionBase } from './transaction.js'

const byId = <T>(records: readonly (T | null)[], id: (record: T) => string): ReadonlyMap<string, T> =>
  new Map(records.flatMap((record) => (record === null ? [] : [[id(record), record] as const])))

/**
 * Reads what of the scope lies in the archive. What is durable decides what to read: a record that a waiting
 * transaction brought back to life is archived again if its write fails meanwhile.
 */
export const loadBase = async (
  { reservations = [], reviews = [] }: Scope,
  committer: Committer,
  logs: Logs,
): Promise<TransactionBase> => {
  const { durable } = committer
  const settled = reservations.filter((locator) => !durable.reservations.has(locator))
  const resolved = reviews.filter((id) => !durable.reviews.has(id))
  const archivedReservations = await Promise.all(settled.map((one) => logs.archivedReservation(one)))
  const archivedReviews = await Promise.all(resolved.map((one) => logs.archivedReview(one)))
  return {
    live: committer.working,
    archivedReservations: byId(archivedReservations, (one) => one.locator),
    archivedReviews: byId(archivedReviews, (one) => one.id),
    isArchived: (kind, id) =>
      logs.archive.find(kind === 'reservation' ? mark.locator(id) : mark.review(id)).length > 0,
  }
}
