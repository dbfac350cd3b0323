import type { Client } from '../../domain/client.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Announcement, FolderPosition, Note } from '../../ports.js'
import type { LogLine } from './log-lines.js'

export const positionKey = (position: Pick<FolderPosition, 'account' | 'folder'>): string =>
  JSON.stringify([position.account, position.folder])

/** Null takes a record out. */
export type TableChanges<T> = Map<string, T | null>

/** What a transaction has put down: what is to become of live records, and the lines that go with them. */
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
