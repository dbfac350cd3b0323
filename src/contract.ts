import type { Booking, Locator } from './domain/booking.js'
import type { Client } from './domain/client.js'
import type { StoredFile } from './domain/files.js'
import type { Money } from './domain/money.js'
import type {
  ClientMailKind,
  Closing,
  ClosingReason,
  Person,
  Reservation,
  ReservationState,
  UndoOffer,
} from './domain/reservation.js'
import type { MailRecord } from './domain/mail-record.js'
import type { ReviewItem } from './domain/review.js'
import type { Instant, IsoDate } from './domain/time.js'

/** The language that the engine shares with whoever shows it to people. */

// ── who and what ────────────────────────────────────────────────────────────────────────────────────────────────

/** What a person acted with, for the audit. */
export type ActionSource =
  /** By its proper name, in words that were typed. */
  | { readonly kind: 'command'; readonly command: string }
  /** `card`: which kind it was, such as `root`; null where there is only one. `messageId`: the one that shows it. */
  | {
      readonly kind: 'card'
      readonly card: string | null
      readonly verb: string
      readonly messageId: string | null
    }

/** A person who acts. `id` is stable (the Entra object id in Teams), `name` is for people. */
export interface Actor extends Person {
  /** Absent outside of a conversation, such as on the command line. */
  readonly source?: ActionSource
}

/** What staff may ask for. Imperative; each is answered by a `CommandResult` and is safe to repeat. */
export type StaffCommand =
  | { readonly type: 'resend'; readonly locator: Locator }
  /** Of `oc_by_other_way` the number is needed, of `other` the note. */
  | ({ readonly type: 'close'; readonly locator: Locator } & Closing)
  | { readonly type: 'mark_received'; readonly locator: Locator; readonly ocNumber: string | null }
  /** The OC that was received is the wrong document: the chase goes on, and the client is told after the undo window. */
  | { readonly type: 'reject_purchase_order'; readonly locator: Locator; readonly reason: string | null }
  /** The chase rests until the office opens on that day (or on the next business day). */
  | { readonly type: 'postpone'; readonly locator: Locator; readonly until: IsoDate }
  /** Takes the chase up again, of a postponed one at once. */
  | { readonly type: 'reopen'; readonly locator: Locator }
  | { readonly type: 'assign'; readonly locator: Locator; readonly assignee: Person | null }
  | { readonly type: 'add_note'; readonly locator: Locator; readonly text: string }
  /** Takes the last decision about the reservation back, within ten minutes of it. */
  | { readonly type: 'undo'; readonly locator: Locator }
  /** Answers `unknown_client` and `client_without_contact`: makes or completes the client, and the chase goes on. */
  | {
      readonly type: 'settle_client'
      readonly reviewId: string
      readonly requiresOc: boolean
      readonly contacts: readonly string[]
    }
  /** Answers `oc_to_assign`: the mail's documents are the OC of this reservation. */
  | {
      readonly type: 'assign_purchase_order'
      readonly reviewId: string
      readonly locator: Locator
      readonly ocNumber: string | null
    }
  /** Answers `unauthenticated_sender` and `unauthorised_sender`: the mail is processed as if its sender were sure. */
  | { readonly type: 'trust_mail'; readonly reviewId: string }
  /** Answers `send_uncertain` (it arrived: true / send it again: false), `send_failed` (false: try again). */
  | { readonly type: 'settle_send'; readonly reviewId: string; readonly arrived: boolean }
  | { readonly type: 'dismiss_review'; readonly reviewId: string }
  /** Runs a kept mail through the judgement again, as if it had just come. */
  | { readonly type: 'reprocess_mail'; readonly mailId: string }
  /** Takes up the `contactOffer` of a resolved item: the sender becomes a contact of the client. */
  | { readonly type: 'add_contact'; readonly reviewId: string }

export type RefusalCode =
  | 'unknown_reservation'
  | 'unknown_review'
  | 'review_already_resolved'
  | 'wrong_review_kind'
  | 'not_open'
  | 'already_closed'
  | 'already_received'
  | 'nothing_sent_yet'
  | 'resent_just_now'
  | 'on_hold'
  | 'no_contact'
  | 'invalid_contact'
  | 'note_needed'
  | 'number_needed'
  | 'text_needed'
  | 'date_past'
  | 'date_too_far'
  | 'nothing_received'
  | 'already_open'
  | 'not_owed'
  | 'assigned_already'
  | 'nothing_to_undo'
  | 'too_late_to_undo'
  | 'unknown_mail'
  | 'mail_not_kept'
  | 'mail_unreadable'
  | 'nothing_to_add'

/**
 * Refusals are expected and are values; the edge words them in Spanish. `facts` by name: `locator`, `actor` and `at` (who
 * was quicker, and when), `address`, `mail`.
 */
export type CommandResult =
  | { readonly ok: true; readonly locator: Locator | null; readonly reviewId: string | null }
  | { readonly ok: false; readonly code: RefusalCode; readonly facts: Readonly<Record<string, string>> }

// ── what is to be told ──────────────────────────────────────────────────────────────────────────────────────────

/** Names of what happened; past tense. The notifier finds the card for each in a table. */
export type AnnouncedEvent =
  | 'ReservationConfirmed'
  | 'BookingChanged'
  | 'BookingCancelled'
  | 'RequestSent'
  | 'ReminderSent'
  | 'UltimatumSent'
  | 'MailResent'
  | 'AcknowledgementSent'
  | 'RejectionSent'
  | 'PurchaseOrderReceived'
  | 'PurchaseOrderRejected'
  | 'ReservationClosed'
  | 'ReservationReopened'
  | 'ReservationAssigned'
  | 'NoteAdded'
  | 'DecisionUndone'
  | 'ReservationExpired'
  | 'ChaseHeld'
  | 'ChaseResumed'
  | 'ReplyNoted'
  | 'ReviewOpened'
  | 'ReviewResolved'
  | 'DigestDue'
  | 'BacklogRead'

/** Something to tell in the channel. It comes again until it is acknowledged. */
export interface Announced {
  readonly id: string
  readonly at: Instant
  readonly event: AnnouncedEvent
  readonly locator: Locator | null
  readonly reviewId: string | null
  /** By name: `actor`, `changes`, `ocNumber`, `recipients`, … Raw text from outside: escape before showing. */
  readonly facts: Readonly<Record<string, string>>
}

// ── what can be seen ────────────────────────────────────────────────────────────────────────────────────────────

/** What happens next by itself: a step or the expiry, and when. */
export interface NextStep {
  readonly action: ClientMailKind | 'expiry' | 'hold_end'
  readonly at: Instant
}

/** A reservation with what cards need to know and the reservation itself does not say. */
export interface ReservationView {
  readonly reservation: Reservation
  readonly client: Client | null
  readonly next: NextStep | null
  readonly overdue: boolean
  /** Check-in within 3 days (or past) and no OC. */
  readonly urgent: boolean
  /** Mails of this reservation that wait in the outbox. */
  readonly waitingMails: readonly ClientMailKind[]
  /** What is on record of the mail that brought its OC; null when none did, or when it is too long ago. */
  readonly orderMail: MailRecord | null
  /** The decision that can still be taken back; null when there is none or its time has passed. */
  readonly undo: Pick<UndoOffer, 'action' | 'actor' | 'until'> | null
}

export interface ReservationRow {
  readonly locator: Locator
  readonly agency: string
  readonly hotel: string
  readonly checkIn: IsoDate
  readonly total: Money | null
  readonly state: ReservationState
  readonly held: boolean
  readonly overdue: boolean
  readonly urgent: boolean
  readonly next: NextStep | null
  readonly assignee: Person | null
}

/** Which open reservations are asked for; what is null or false does not narrow. Texts are compared without case and accents. */
export interface PendingFilter {
  /** Words of the agency's or a hotel's name. */
  readonly text: string | null
  readonly urgent: boolean
  /** `Person.id` of who is in charge. */
  readonly assigneeId: string | null
}

export interface PageOf<T> {
  readonly items: readonly T[]
  readonly total: number
  readonly next: string | null
}

export interface PageWish {
  readonly limit: number
  readonly after: string | null
}

export const ALL_PENDING: PendingFilter = { text: null, urgent: false, assigneeId: null }

/** One line of the audit. */
export interface AuditLine {
  readonly at: Instant
  readonly actor: Person
  /** Type of the `StaffCommand`. */
  readonly action: string
  readonly detail: string | null
  /** How the reservation stood, in words of the domain (`requested, postponed until …`); null where it is about none. */
  readonly before: string | null
  readonly after: string | null
  readonly from: string | null
}

export interface Digest {
  readonly day: IsoDate
  readonly dueToday: readonly ReservationRow[]
  readonly urgent: readonly ReservationRow[]
  readonly overdue: readonly ReservationRow[]
  readonly receivedSinceYesterday: readonly ReservationRow[]
  readonly openReviews: number
  readonly pending: number
  readonly ignoredMails: number
}

export interface MailboxState {
  readonly account: string
  readonly connected: boolean
  readonly lastSweepAt: Instant | null
  readonly problem: string | null
}

export interface EngineStatus {
  readonly startedAt: Instant
  readonly now: Instant
  readonly zone: string
  readonly rehearsal: boolean
  readonly mailboxes: readonly MailboxState[]
  readonly open: number
  readonly openReviews: number
  readonly mailsWaiting: number
  readonly clients: number
}

export interface DocumentContent {
  readonly file: StoredFile
  readonly content: Uint8Array
}

// ── the engine ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface Engine {
  start(): Promise<void>
  /** Awaits the work under way: no send is cut in half. */
  stop(): Promise<void>

  execute(command: StaffCommand, actor: Actor): Promise<CommandResult>
  /** Reads the mailboxes now, and then does what is due. Rejects when a mailbox cannot be read. */
  sweepNow(): Promise<void>

  /** By locator or by booking ID, without regard to case. */
  findReservation(code: string): Promise<ReservationView | null>
  pending(filter: PendingFilter, page: PageWish): Promise<PageOf<ReservationRow>>
  /**
   * Live reservations in which the text stands (agency, hotel, guest, OC number, codes), newest check-in first, and any,
   * archived too, whose locator, booking ID or provider locator it is.
   */
  search(text: string, page: PageWish): Promise<PageOf<ReservationRow>>
  review(id: string): Promise<ReviewItem | null>
  openReviews(page: PageWish): Promise<PageOf<ReviewItem>>
  /** What people did to a reservation, newest first. */
  audit(locator: Locator, page: PageWish): Promise<PageOf<AuditLine>>
  digest(): Promise<Digest>
  status(): Promise<EngineStatus>
  document(fileId: string): Promise<DocumentContent | null>
  /** What was decided about a mail, and why, by its id; null when it is unknown or more than 90 days old. */
  mail(id: string): Promise<MailRecord | null>

  /** Calls back whenever there may be something new to tell; gives the function that ends it. */
  onAnnouncement(wake: () => void): () => void
  announcements(limit: number): Promise<readonly Announced[]>
  acknowledge(ids: readonly string[]): Promise<void>

  /** Small durable values for the chat side: conversation references, ids of posted cards. */
  note<T>(key: string): Promise<T | null>
  putNote(key: string, value: unknown): Promise<void>
}

export type {
  Booking,
  Client,
  ClientMailKind,
  Closing,
  ClosingReason,
  Instant,
  IsoDate,
  Locator,
  MailRecord,
  Money,
  Person,
  Reservation,
  ReservationState,
  ReviewItem,
  StoredFile,
}
