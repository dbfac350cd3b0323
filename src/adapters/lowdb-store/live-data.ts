import type { Client } from '../../domain/client.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Announcement, FolderPosition } from '../../ports.js'
import type { LogLine } from './log-lines.js'
import type { Note } from './note.js'

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

export const positionKey = (position: Pick<FolderPosition, 'account' | 'folder'>): string =>
  JSON.stringify([position.account, position.folder])

type TableChanges<T> = Map<string, T | null>

/** What is to become of the live data, and the lines that go with it; null takes a record out. */
export class Changes {
  sequence = 0
  readonly reservations: TableChanges<Reservation> = new Map()
  readonly outbox: TableChanges<AnyOutboxMail> = new Map()
  readonly reviews: TableChanges<ReviewItem> = new Map()
  readonly announcements: TableChanges<Announcement> = new Map()
  readonly positions: TableChanges<FolderPosition> = new Map()
  readonly clients: TableChanges<Client> = new Map()
  readonly notes: TableChanges<Note> = new Map()
  readonly lines: LogLine[] = []
  /** Append-only files that have had their time, by name. */
  readonly dropped: string[] = []

  get isEmpty(): boolean {
    const tables = [
      this.reservations,
      this.outbox,
      this.reviews,
      this.announcements,
      this.positions,
      this.clients,
      this.notes,
    ]
    return this.lines.length + this.dropped.length === 0 && tables.every((table) => table.size === 0)
  }
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
