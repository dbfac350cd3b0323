import type { Locator } from '../../src/domain/booking.js'
import type { Client, ClientId } from '../../src/domain/client.js'
import type { MailRecord } from '../../src/domain/mail-record.js'
import type { AnyOutboxMail } from '../../src/domain/outbox.js'
import type { Reservation } from '../../src/domain/reservation.js'
import type { ReviewItem } from '../../src/domain/review.js'
import type { Announcement, AuditEntry, FolderPosition, Scope, Transaction } from '../../src/ports.js'
import { positionKey, stored } from './memory-state.js'
import type { MemoryState } from './memory-state.js'

const SEQUENCE_DIGITS = 12

/** Works on a draft that is its own; what it puts joins the scope, as it locks what it has made. */
export class MemoryTransaction implements Transaction {
  readonly #draft: MemoryState
  readonly #reservations: Set<string>
  readonly #outbox: Set<string>
  readonly #reviews: Set<string>
  readonly #notes: Set<string>

  constructor(draft: MemoryState, scope: Scope) {
    this.#draft = draft
    this.#reservations = new Set(scope.reservations)
    this.#outbox = new Set(scope.outbox)
    this.#reviews = new Set(scope.reviews)
    this.#notes = new Set(scope.notes)
  }

  reservation(locator: Locator): Reservation | null {
    requireInScope(this.#reservations, 'reservation', locator)
    return this.#draft.live.get(locator) ?? this.#draft.archived.get(locator) ?? null
  }

  putReservation(reservation: Reservation): void {
    const { locator } = reservation
    const exists = this.#draft.live.has(locator) || this.#draft.archived.has(locator)
    claim(this.#reservations, 'reservation', locator, exists)
    this.#draft.live.set(locator, stored(reservation))
    this.#draft.archived.delete(locator)
  }

  client(id: ClientId): Client | null {
    return this.#draft.clients.get(id) ?? null
  }

  clients(): readonly Client[] {
    return [...this.#draft.clients.values()]
  }

  putClient(client: Client): void {
    this.#draft.clients.set(client.id, stored(client))
  }

  outboxMail(id: string): AnyOutboxMail | null {
    requireInScope(this.#outbox, 'outbox mail', id)
    return this.#draft.outbox.get(id) ?? null
  }

  putOutboxMail(mail: AnyOutboxMail): void {
    claim(this.#outbox, 'outbox mail', mail.id, this.#draft.outbox.has(mail.id))
    this.#draft.outbox.set(mail.id, stored(mail))
  }

  removeOutboxMail(id: string): void {
    requireInScope(this.#outbox, 'outbox mail', id)
    this.#draft.outbox.delete(id)
  }

  review(id: string): ReviewItem | null {
    requireInScope(this.#reviews, 'review item', id)
    return this.#draft.reviews.get(id) ?? null
  }

  putReview(item: ReviewItem): void {
    claim(this.#reviews, 'review item', item.id, this.#draft.reviews.has(item.id))
    this.#draft.reviews.set(item.id, stored(item))
  }

  note(key: string): unknown {
    requireInScope(this.#notes, 'note', key)
    return this.#draft.notes.get(key) ?? null
  }

  putNote(key: string, value: unknown): void {
    requireInScope(this.#notes, 'note', key)
    this.#draft.notes.set(key, stored(value ?? null))
  }

  announce(announcement: Omit<Announcement, 'id'>): void {
    this.#draft.sequence += 1
    const id = String(this.#draft.sequence).padStart(SEQUENCE_DIGITS, '0')
    this.#draft.announcements.set(id, stored({ ...announcement, id }))
  }

  recordMail(record: MailRecord): void {
    this.#draft.mails.push(stored(record))
  }

  putPosition(position: FolderPosition): void {
    this.#draft.positions.set(positionKey(position.account, position.folder), stored(position))
  }

  audit(entry: AuditEntry): void {
    this.#draft.audit.push(stored(entry))
  }
}

const requireInScope = (scope: ReadonlySet<string>, what: string, id: string): void => {
  if (!scope.has(id)) throw new Error(`${what} ${id} is outside the scope of this transaction`)
}

const claim = (scope: Set<string>, what: string, id: string, exists: boolean): void => {
  if (exists) requireInScope(scope, what, id)
  scope.add(id)
}
