import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import { Changes } from '../store-records/changes.js'
import type { LiveData } from './live-data.js'
import type { Note } from '../../ports.js'
import { monthOf } from '../store-records/log-lines.js'

/** Records moved in one write: keeps each write, and what waits behind it, short. */
const TOGETHER = 500

const firstOf = <T>(records: Iterable<T>, wanted: (record: T) => boolean): T[] => {
  const found: T[] = []
  for (const record of records) {
    if (found.length >= TOGETHER) break
    if (wanted(record)) found.push(record)
  }
  return found
}

const isSettled = ({ settledAt, due }: Reservation, before: Instant): boolean =>
  settledAt !== null && settledAt < before && due === null

const isResolved = ({ resolution }: ReviewItem, before: Instant): boolean =>
  resolution !== null && resolution.at < before

const isUntouched = (note: Note, before: Instant): boolean => note.at < before

/** Moves the next lot out of the live data: its lines in the archive and its removal are one commit. */
export const settledChanges = (live: LiveData, before: Instant, now: Instant): Changes => {
  const changes = new Changes()
  const month = monthOf(now)
  for (const record of firstOf(live.reservations.values(), (one) => isSettled(one, before))) {
    changes.reservations.set(record.locator, null)
    changes.lines.push({ log: 'archive', month, record: { kind: 'reservation', record } })
  }
  for (const record of firstOf(live.reviews.values(), (one) => isResolved(one, before))) {
    changes.reviews.set(record.id, null)
    changes.lines.push({ log: 'archive', month, record: { kind: 'review', record } })
  }
  for (const record of firstOf(live.notes.values(), (one) => isUntouched(one, before))) {
    changes.notes.set(record.key, null)
    changes.lines.push({ log: 'archive', month, record: { kind: 'note', record } })
  }
  return changes
}
