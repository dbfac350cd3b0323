import type { Client } from '../../domain/client.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Announcement, FolderPosition, Note } from '../../ports.js'
import type { Changes, TableChanges } from '../store-records/changes.js'

type Table<T> = ReadonlyMap<string, T>

/** All that the live file holds; a value that never changes. Its size goes with what is open, not with history. */
export interface LiveData {
  /** The number of the last announcement. */
  readonly sequence: number
  /**
   * How many bytes of each append-only file are committed, by name (`mails/2026-03`). What lies beyond was written
   * for a commit that never came, and does not count: so the live file alone says what happened.
   */
  readonly committed: ReadonlyMap<string, number>
  readonly reservations: Table<Reservation>
  readonly outbox: Table<AnyOutboxMail>
  readonly reviews: Table<ReviewItem>
  readonly announcements: Table<Announcement>
  readonly positions: Table<FolderPosition>
  readonly clients: Table<Client>
  readonly notes: Table<Note>
}

export const emptyLive: LiveData = {
  sequence: 0,
  committed: new Map(),
  reservations: new Map(),
  outbox: new Map(),
  reviews: new Map(),
  announcements: new Map(),
  positions: new Map(),
  clients: new Map(),
  notes: new Map(),
}

const changed = <T>(table: Table<T>, changes: TableChanges<T>): Table<T> => {
  if (changes.size === 0) return table
  const next = new Map(table)
  for (const [key, record] of changes) {
    if (record === null) next.delete(key)
    else next.set(key, record)
  }
  return next
}

/** The live data with the changes; `committed` is the matter of whoever writes. */
export const withChanges = (data: LiveData, changes: Changes): LiveData => ({
  sequence: Math.max(data.sequence, changes.sequence),
  committed: data.committed,
  reservations: changed(data.reservations, changes.reservations),
  outbox: changed(data.outbox, changes.outbox),
  reviews: changed(data.reviews, changes.reviews),
  announcements: changed(data.announcements, changes.announcements),
  positions: changed(data.positions, changes.positions),
  clients: changed(data.clients, changes.clients),
  notes: changed(data.notes, changes.notes),
})
