import type { Instant } from '../../domain/time.js'
import type { Scope } from '../../ports.js'
import type { Committer } from './committer.js'
import { mark } from '../store-records/log-lines.js'
import type { Logs } from './logs.js'
import type { TransactionBase } from '../store-records/transaction.js'

const byId = <T>(records: readonly (T | null)[], id: (record: T) => string): ReadonlyMap<string, T> =>
  new Map(records.flatMap((record) => (record === null ? [] : [[id(record), record] as const])))

/**
 * Reads what of the scope lies in the archive. What is durable decides what to read: a record that a waiting
 * transaction brought back to life is archived again if its write fails meanwhile.
 */
export const loadBase = async (
  { reservations = [], reviews = [], notes = [] }: Scope,
  committer: Committer,
  logs: Logs,
  now: Instant,
): Promise<Omit<TransactionBase, 'live'>> => {
  const { durable } = committer
  const settled = reservations.filter((locator) => !durable.reservations.has(locator))
  const resolved = reviews.filter((id) => !durable.reviews.has(id))
  const untouched = notes.filter((key) => !durable.notes.has(key))
  const archivedReservations = await Promise.all(settled.map((one) => logs.archivedReservation(one)))
  const archivedReviews = await Promise.all(resolved.map((one) => logs.archivedReview(one)))
  const archivedNotes = await Promise.all(untouched.map((key) => logs.archivedNote(key)))
  return {
    archivedReservations: byId(archivedReservations, (one) => one.locator),
    archivedReviews: byId(archivedReviews, (one) => one.id),
    archivedNotes: byId(archivedNotes, (one) => one.key),
    now,
    isArchived: (kind, id) =>
      logs.archive.find(kind === 'reservation' ? mark.locator(id) : mark.review(id)).length > 0,
  }
}
