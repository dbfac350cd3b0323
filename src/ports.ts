import type { Locator } from './domain/booking.js'
import type { Client, ClientId } from './domain/client.js'
import type { DocumentReading } from './domain/document.js'
import type { StoredFile } from './domain/files.js'
import type { AuthenticatedSender, ParsedMail, RawMail } from './domain/mail.js'
import type { MailRecord } from './domain/mail-record.js'
import type { InlinePicture, OutboxMail } from './domain/outbox.js'
import type { ReportWorkbook } from './domain/report-workbook.js'
import type { Reservation, ReservationState } from './domain/reservation.js'
import type { ReviewItem } from './domain/review.js'
import type { Instant, Span } from './domain/time.js'

/** Everything that the engine needs of the world. Each port has a fake in test/, and one contract suite runs over both. */

// ── time ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Clock {
  now(): Instant
}

/** Wakes the engine; jobs only call back, they carry no decision. */
export interface Scheduler {
  /** Runs `job` once at `at` (at once when that is past). A second call with the same name replaces the first. */
  at(name: string, at: Instant, job: () => void): void
  /** Runs `job` by a cron rule of five fields in the given zone. */
  cron(name: string, rule: string, zone: string, job: () => void): void
  cancel(name: string): void
  stop(): void
}

export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

// ── mail in ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * How far a folder has been read: every UID up to and including `lastUid` has been dealt with. -1 while a folder's first
 * scan is not over: kept like any other, it makes the scan begin anew after a crash.
 */
export interface FolderPosition {
  readonly account: string
  readonly folder: string
  readonly uidValidity: string
  readonly lastUid: number
}

/** Mails of one folder in UID order. `position` is where the folder stands once they have been dealt with. */
export interface MailBatch {
  readonly position: FolderPosition
  readonly mails: readonly RawMail[]
}

/** Where a mailbox hands over what it has read. */
export interface MailSink {
  position(account: string, folder: string): Promise<FolderPosition | null>
  /** Resolves when the outcome of every mail, and the position, is on disk. A rejection: the batch comes again. */
  receive(batch: MailBatch): Promise<void>
}

export interface MailboxStatus {
  readonly account: string
  readonly connected: boolean
  readonly lastSweepAt: Instant | null
  /** English, for the log and `estado`; null while all is well. */
  readonly problem: string | null
}

/** Our own mail as it might lie in the Sent folder. */
export interface SentMailQuery {
  readonly messageId: string
  /** Value of our `X-Control-OC-Id` header: smtp.office365.com has been seen to replace the Message-ID. */
  readonly controlId: string
}

/** One account: an open connection that is told of new mail (IDLE), and sweeps its other folders in between. */
export interface Mailbox {
  readonly account: string
  /** Connects and keeps connected until `stop`; never rejects for a server that is away. */
  start(sink: MailSink): void
  /**
   * Reads all that is there now, in every watched folder, and hands it to the sink.
   * @throws when the server cannot be reached or a batch was not taken.
   */
  sweep(): Promise<void>
  /** Whether the Sent folder holds the mail. @throws when it cannot be looked at. */
  sentFolderHas(query: SentMailQuery): Promise<boolean>
  status(): MailboxStatus
  stop(): Promise<void>
}

export interface MailParser {
  /** Never throws for what a mail contains: what cannot be understood is left out. @throws on bytes that are no mail at all. */
  parse(source: Uint8Array): Promise<ParsedMail>
}

export interface SenderAuthenticator {
  /** `account` decides whose Authentication-Results header may be believed. Fails closed: doubt is `unknown`. */
  authenticate(source: Uint8Array, mail: ParsedMail, account: string): Promise<AuthenticatedSender>
}

export interface DocumentText {
  /**
   * Reads a document in a process that is ended when it takes too long or too much. What was recognised in a picture says
   * so. Never rejects for what the bytes contain.
   */
  read(content: Uint8Array): Promise<DocumentReading>
  stop(): Promise<void>
}

// ── mail out ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface OutgoingMail {
  readonly messageId: string
  readonly controlId: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Pictures that the HTML shows. */
  readonly inline: readonly InlinePicture[]
  readonly inReplyTo: string | null
  readonly references: readonly string[]
}

/**
 * How an attempt ended. `uncertain`: the connection broke after the server had been given the whole mail.
 * `deferred`: try again, not before `retryAfterMs` where the server named a time.
 */
export type SendOutcome =
  | {
      readonly kind: 'accepted'
      readonly serverMessageId: string | null
      readonly refusedRecipients: readonly string[]
    }
  | { readonly kind: 'deferred'; readonly error: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'rejected'; readonly error: string }
  | { readonly kind: 'uncertain'; readonly error: string }

export interface MailSender {
  /** Never rejects: every fault is an outcome. */
  send(mail: OutgoingMail): Promise<SendOutcome>
  /** Waits for the sends under way. */
  stop(): Promise<void>
}

// ── store ───────────────────────────────────────────────────────────────────────────────────────────────────────

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
  outboxMail(id: string): OutboxMail | null
  putOutboxMail(mail: OutboxMail): void
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
  outboxMails(status: OutboxMail['status'], now: Instant, limit: number): Promise<readonly OutboxMail[]>
  nextMailAt(): Promise<Instant | null>
  openReviews(page: PageRequest): Promise<Page<ReviewItem>>
  review(id: string): Promise<ReviewItem | null>
  clients(): Promise<readonly Client[]>
  position(account: string, folder: string): Promise<FolderPosition | null>
  /** The record of a mail that was dealt with: same content hash, or same Message-ID. */
  seenMail(messageId: string | null, contentHash: string): Promise<MailRecord | null>
  mailRecord(id: string): Promise<MailRecord | null>
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
  close(): Promise<void>
}

/** A store that can only be looked at, as it was committed last. */
export type StoreReader = Omit<Store, 'transact' | 'removeAnnouncements' | 'putNote' | 'archiveSettled'>

/** Documents, by the hash of their bytes. */
export interface FileVault {
  put(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile>
  /** Keeps it until then only; what is put for good, before or after, stays. */
  putUntil(content: Uint8Array, filename: string, contentType: string, until: Instant): Promise<StoredFile>
  /** Lets go of what was to be kept until `now` or before; gives their count. */
  dropExpired(now: Instant): Promise<number>
  /** Under which name and type it was put (the first time); null when there is no such file. */
  about(id: string): Promise<StoredFile | null>
  /** @throws when there is no such file, or it was changed on disk. */
  read(id: string): Promise<Uint8Array>
}

// ── clients ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** One line of a client sheet, as its cells' text by normalised column name; `row` counts from 1, as Excel shows it. */
export interface SheetRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

export interface ClientSheet {
  /** Reads .xlsx or .csv. @throws Error with a Spanish-free code in `message` when the file is neither. */
  read(content: Uint8Array, filename: string): Promise<readonly SheetRow[]>
}

// ── reports ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ReportWriter {
  /**
   * Makes an .xlsx file. Text in it is text, whatever it looks like: no formula, no link. @throws when it cannot be made.
   */
  write(workbook: ReportWorkbook): Promise<Uint8Array>
  /** Ends what is under way; its `write` rejects. */
  stop(): Promise<void>
}
