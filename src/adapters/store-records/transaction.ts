import type { Locator } from '../../domain/booking.js'
import type { Client, ClientId } from '../../domain/client.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import type { Announcement, AuditEntry, FolderPosition, Note, Scope, Transaction } from '../../ports.js'
import { Changes, positionKey } from './changes.js'
import { monthOf } from './log-lines.js'
import { toStored } from './record.js'
import { ScopeGuard } from './scope-guard.js'

const SEQUENCE_DIGITS = 12

interface Records<T> {
  get(id: string): T | undefined
  has(id: string): boolean
}

/** The live records that a transaction may meet: at least those of its scope, and all clients. */
export interface LiveRecords {
  /** The number of the last announcement. */
  readonly sequence: number
  readonly reservations: Records<Reservation>
  readonly outbox: Records<AnyOutboxMail>
  readonly reviews: Records<ReviewItem>
  readonly clients: Records<Client> & Iterable<readonly [ClientId, Client]>
  readonly notes: Records<Note>
}

/** What a transaction sees: live records, what of its scope lies in the archive, and whether something does. */
export interface TransactionBase {
  readonly live: LiveRecords
  readonly archivedReservations: ReadonlyMap<Locator, Reservation>
  readonly archivedReviews: ReadonlyMap<string, ReviewItem>
  readonly archivedNotes: ReadonlyMap<string, Note>
  readonly now: Instant
  isArchived(kind: 'reservation' | 'review', id: string): boolean
}

/** Collects the changes of one transaction; the base stays as it is. */
export class CollectingTransaction implements Transaction {
  readonly changes = new Changes()
  readonly #base: TransactionBase
  readonly #reservations: ScopeGuard
  readonly #outbox: ScopeGuard
  readonly #reviews: ScopeGuard
  readonly #notes: ScopeGuard

  constructor(base: TransactionBase, scope: Scope) {
    this.#base = base
    this.#reservations = new ScopeGuard('reservation', scope.reservations)
    this.#outbox = new ScopeGuard('outbox mail', scope.outbox)
    this.#reviews = new ScopeGuard('review item', scope.reviews)
    this.#notes = new ScopeGuard('note', scope.notes)
  }

  reservation(locator: Locator): Reservation | null {
    this.#reservations.require(locator)
    const { live, archivedReservations } = this.#base
    return (
      this.changes.reservations.get(locator) ??
      live.reservations.get(locator) ??
      archivedReservations.get(locator) ??
      null
    )
  }

  putReservation(reservation: Reservation): void {
    const { locator } = reservation
    this.#reservations.claim(
      locator,
      () => this.#base.live.reservations.has(locator) || this.#base.isArchived('reservation', locator),
    )
    this.changes.reservations.set(locator, toStored(reservation))
  }

  client(id: ClientId): Client | null {
    return this.changes.clients.get(id) ?? this.#base.live.clients.get(id) ?? null
  }

  clients(): readonly Client[] {
    const all = new Map<ClientId, Client | null>(this.#base.live.clients)
    for (const [id, client] of this.changes.clients) all.set(id, client)
    return [...all.values()].filter((client) => client !== null)
  }

  putClient(client: Client): void {
    this.changes.clients.set(client.id, toStored(client))
  }

  outboxMail(id: string): AnyOutboxMail | null {
    this.#outbox.require(id)
    const changed = this.changes.outbox.get(id)
    return changed === undefined ? (this.#base.live.outbox.get(id) ?? null) : changed
  }

  putOutboxMail(mail: AnyOutboxMail): void {
    this.#outbox.claim(mail.id, () => this.#base.live.outbox.has(mail.id))
    this.changes.outbox.set(mail.id, toStored(mail))
  }

  removeOutboxMail(id: string): void {
    this.#outbox.require(id)
    this.changes.outbox.set(id, null)
  }

  review(id: string): ReviewItem | null {
    this.#reviews.require(id)
    const { live, archivedReviews } = this.#base
    return this.changes.reviews.get(id) ?? live.reviews.get(id) ?? archivedReviews.get(id) ?? null
  }

  putReview(item: ReviewItem): void {
    this.#reviews.claim(
      item.id,
      () => this.#base.live.reviews.has(item.id) || this.#base.isArchived('review', item.id),
    )
    this.changes.reviews.set(item.id, toStored(item))
  }

  note(key: string): unknown {
    this.#notes.require(key)
    const { live, archivedNotes } = this.#base
    const found = this.changes.notes.get(key) ?? live.notes.get(key) ?? archivedNotes.get(key)
    return found?.value ?? null
  }

  putNote(key: string, value: unknown): void {
    this.#notes.require(key)
    this.changes.notes.set(key, toStored({ key, value: value ?? null, at: this.#base.now }))
  }

  announce(announcement: Omit<Announcement, 'id'>): void {
    this.changes.sequence = Math.max(this.changes.sequence, this.#base.live.sequence) + 1
    const id = String(this.changes.sequence).padStart(SEQUENCE_DIGITS, '0')
    this.changes.announcements.set(id, toStored({ ...announcement, id }))
  }

  recordMail(record: MailRecord): void {
    this.changes.lines.push({ log: 'mails', month: monthOf(record.decidedAt), record: toStored(record) })
  }

  putPosition(position: FolderPosition): void {
    this.changes.positions.set(positionKey(position), toStored(position))
  }

  audit(entry: AuditEntry): void {
    this.changes.lines.push({ log: 'audit', month: monthOf(entry.at), record: toStored(entry) })
  }
}
