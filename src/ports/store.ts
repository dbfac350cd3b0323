import type { Locator } from '../domain/booking.js'
import type { Client, ClientId } from '../domain/client.js'
import type { MailRecord } from '../domain/mail-record.js'
import type { AnyOutboxMail } from '../domain/outbox.js'
import type { Reservation, ReservationState } from '../domain/reservation.js'
import type { ReviewItem } from '../domain/review.js'
import type { Instant, Span } from '../domain/time.js'
import type { FolderPosition } from './mail-in.js'

/** Something that happened and is to be told in the channel; kept until the notifier has told it. */
export interface Announcement {
  /** Grows with time; also the order of telling. */
  readonly id: string
  readonly at: Instant
  readonly locator: Locator | null
  readonly reviewId: string | null
  readonly event: string
  readonly facts: Readonly<Record<string, string>>
}

/** One line of the append-only audit: who did what, when, to what, and how it stood before and after. */
export interface AuditEntry {
  readonly at: Instant
  readonly locator: Locator | null
  /** The person's stable id. */
  readonly actor: string
  readonly action: string
  readonly detail: string | null
  // Absent in lines of the time before these were kept.
  readonly name?: string
  readonly before?: string | null
  readonly after?: string | null
  /** From which card or command: `card:root`, `command:cerrar`. */
  readonly from?: string | null
}

/** The records that a transaction may change. They are loaded before `work` runs, and locked while it does. */
export interface Scope {
  readonly reservations?: readonly Locator[]
  readonly outbox?: readonly string[]
  readonly reviews?: readonly string[]
  readonly notes?: readonly string[]
}

/**
 * A view of the records of the scope, and where changes are put down. Reads see what this transaction has put.
 * Reading a reservation, outbox mail, review item or note outside the scope throws; putting a new one is allowed.
 */
export interface Transaction {
  /** Live or archived; an archived one comes back to life when it is put. */
  reservation(locator: Locator): Reservation | null
  putReservation(reservation: Reservation): void
  /** Clients are few: the whole book can be read in any transaction. */
  client(id: ClientId): Client | null
  clients(): readonly Client[]
  putClient(client: Client): void
  outboxMail(id: string): AnyOutboxMail | null
  putOutboxMail(mail: AnyOutboxMail): void
  removeOutboxMail(id: string): void
  review(id: string): ReviewItem | null
  putReview(item: ReviewItem): void
  /** Null where none was put. */
  note(key: string): unknown
  /** @throws when it is not in the scope. */
  putNote(key: string, value: unknown): void
  announce(announcement: Omit<Announcement, 'id'>): void
  /** Remembers a mail as dealt with; the record is its evidence. */
  recordMail(record: MailRecord): void
  putPosition(position: FolderPosition): void
  audit(entry: AuditEntry): void
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Give it back to get the next page; null on the last one. */
  readonly next: string | null
}

export interface PageRequest {
  readonly limit: number
  readonly after?: string | null
}

/** Reservations that bear any of these marks; live and archived. */
export interface ReservationMarks {
  readonly locators?: readonly Locator[]
  readonly bookingIds?: readonly string[]
  readonly providerLocators?: readonly string[]
  readonly messageIds?: readonly string[]
  /** Only live ones are found by their client. */
  readonly clientIds?: readonly ClientId[]
}

/** What the store keeps of the past: what is settled, the evidence of mails, and the audit. */
export type KeptRecord =
  | { readonly kind: 'reservation'; readonly record: Reservation }
  | { readonly kind: 'review'; readonly record: ReviewItem }
  | { readonly kind: 'mail'; readonly record: MailRecord }
  | { readonly kind: 'audit'; readonly record: AuditEntry }

/** Which of it is meant; null: all. `settled` is when a reservation was settled, or a review item resolved. */
export type KeptWish =
  | { readonly of: 'archive'; readonly settled: Span | null }
  | { readonly of: 'mails' }
  | { readonly of: 'audit'; readonly locators: readonly Locator[] | null }

export interface Store {
  /**
   * Runs `work` on the records of the scope and writes all it put down in one durable (fsynced) write; resolves when
   * that is on disk. `work` is pure and may be run again. Transactions that share a record run one after the other.
   * When `work` throws, nothing is written.
   */
  transact<T>(scope: Scope, work: (tx: Transaction) => T): Promise<T>

  reservation(locator: Locator): Promise<Reservation | null>
  /** At most 200, live ones first. */
  findByMarks(marks: ReservationMarks): Promise<readonly Reservation[]>
  /** Live reservations, ordered by locator. */
  liveReservations(states: readonly ReservationState[] | null, page: PageRequest): Promise<Page<Reservation>>
  /** Locators of what is due at `now` or before, earliest first. */
  dueReservations(now: Instant, limit: number): Promise<readonly Locator[]>
  nextDueAt(): Promise<Instant | null>
  /** Mails of a status, oldest first; for `queued` only those whose `notBefore` has come. */
  outboxMails(status: AnyOutboxMail['status'], now: Instant, limit: number): Promise<readonly AnyOutboxMail[]>
  nextMailAt(): Promise<Instant | null>
  openReviews(page: PageRequest): Promise<Page<ReviewItem>>
  review(id: string): Promise<ReviewItem | null>
  /** Those that are open, and those resolved so lately that they are not archived yet. */
  liveReviews(): Promise<readonly ReviewItem[]>
  clients(): Promise<readonly Client[]>
  position(account: string, folder: string): Promise<FolderPosition | null>
  /** The record of a mail that was dealt with: this is its content or copy hash, or it has the same Message-ID. */
  seenMail(messageId: string | null, contentHash: string): Promise<MailRecord | null>
  mailRecord(id: string): Promise<MailRecord | null>
  /**
   * The records of what was decided about mails in a span of time, in the order in which they were written: a mail that was
   * decided on again, or of which another copy was found, comes again. Costs what the span's months hold, not what there is.
   */
  mailRecords(span: Span, page: PageRequest): Promise<Page<MailRecord>>
  /** How many mails were ignored since an instant. */
  countIgnored(since: Instant): Promise<number>
  /**
   * Live and archived reservations whose day 0 lies in the span, each once, live ones first. One that is archived while
   * pages are read may come a second time; a page may hold fewer than its limit.
   */
  reservationsByDayZero(span: Span, page: PageRequest): Promise<Page<Reservation>>
  auditOf(locator: Locator, page: PageRequest): Promise<Page<AuditEntry>>
  /** The audit of everything in a span of time, in the order in which it was written. */
  auditBetween(span: Span, page: PageRequest): Promise<Page<AuditEntry>>
  /** Oldest first. */
  announcements(limit: number): Promise<readonly Announcement[]>
  removeAnnouncements(ids: readonly string[]): Promise<void>
  /** Small values by key: conversation references and ids of posted cards of the chat side, settings that people made here. */
  note<T>(key: string): Promise<T | null>
  putNote(key: string, value: unknown): Promise<void>
  /** Moves what was settled before the instant out of the live set; gives their count. */
  archiveSettled(before: Instant): Promise<number>
  /**
   * What is kept of the past, oldest file first; of a record that was written down several times each of its versions.
   * Costs what is meant, and the files in which it stands.
   */
  kept(wish: KeptWish): AsyncIterable<KeptRecord>
  /**
   * Puts what `change` gives in the place of what is kept, for good: what stood there can be read nowhere in the store any
   * more. `change` gives the same object where nothing is to change, and never one that is longer in JSON, of another kind, or
   * found by marks that the old one did not bear. After a crash some are changed and others not: it may be called again.
   * Gives the count of those that changed.
   */
  reviseKept(wish: KeptWish, change: (kept: KeptRecord) => KeptRecord): Promise<number>
  /**
   * Resolves when what live records were before they were changed, taken out or moved away can be read nowhere in the store any
   * more. Costs what is live.
   */
  expunge(): Promise<void>
  /** Reservations, review items and mail records that lead to a file of the vault: live ones and every version kept. */
  bearersOf(fileId: string): Promise<readonly KeptRecord[]>
  close(): Promise<void>
}

/** A store that can only be looked at, as it was committed last. */
export type StoreReader = Omit<
  Store,
  'transact' | 'removeAnnouncements' | 'putNote' | 'archiveSettled' | 'reviseKept' | 'expunge'
>

/** A store that several services may have open at a time. */
export interface SharedStore extends Store {
  /**
   * Calls the listener after another service has written, soon and at least once; also when something may have been missed.
   * Gives what takes the listener away again.
   */
  onForeignWrite(listener: () => void): () => void
}
