import type { Client, ClientId } from '../../src/domain/client.js'
import type { MailRecord } from '../../src/domain/mail-record.js'
import type { AnyOutboxMail } from '../../src/domain/outbox.js'
import type { Reservation } from '../../src/domain/reservation.js'
import type { ReviewItem } from '../../src/domain/review.js'
import type { Announcement, AuditEntry, FolderPosition } from '../../src/ports.js'

/** All that a MemoryStore knows. A transaction works on a copy, which takes the place of the old one. */
export interface MemoryState {
  readonly live: Map<string, Reservation>
  readonly archived: Map<string, Reservation>
  readonly clients: Map<ClientId, Client>
  readonly outbox: Map<string, AnyOutboxMail>
  readonly reviews: Map<string, ReviewItem>
  readonly announcements: Map<string, Announcement>
  readonly positions: Map<string, FolderPosition>
  readonly notes: Map<string, unknown>
  readonly mails: MailRecord[]
  readonly audit: AuditEntry[]
  sequence: number
}

export const emptyState = (): MemoryState => ({
  live: new Map(),
  archived: new Map(),
  clients: new Map(),
  outbox: new Map(),
  reviews: new Map(),
  announcements: new Map(),
  positions: new Map(),
  notes: new Map(),
  mails: [],
  audit: [],
  sequence: 0,
})

export const copyState = (state: MemoryState): MemoryState => ({
  live: new Map(state.live),
  archived: new Map(state.archived),
  clients: new Map(state.clients),
  outbox: new Map(state.outbox),
  reviews: new Map(state.reviews),
  announcements: new Map(state.announcements),
  positions: new Map(state.positions),
  notes: new Map(state.notes),
  mails: [...state.mails],
  audit: [...state.audit],
  sequence: state.sequence,
})

export const positionKey = (account: string, folder: string): string => JSON.stringify([account, folder])

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  Object.values(value).forEach(freeze)
}

/** What a disk would give back: a copy by way of JSON, which nobody can change from outside. */
export const stored = <T>(value: T): T => {
  const copy: T = JSON.parse(JSON.stringify(value))
  freeze(copy)
  return copy
}
