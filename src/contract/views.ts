import type { Locator } from '../domain/booking.js'
import type { Client } from '../domain/client.js'
import type { StoredFile } from '../domain/files.js'
import type { MailRecord } from '../domain/mail-record.js'
import type { Money } from '../domain/money.js'
import type {
  ClientMailKind,
  Person,
  Reservation,
  ReservationState,
  UndoOffer,
} from '../domain/reservation.js'
import type { ReportSummary } from '../domain/report-summary.js'
import type { ReviewItem } from '../domain/review.js'
import type { HealthView } from './health.js'
import type { Instant, IsoDate } from '../domain/time.js'

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
  /** Settled so long ago that it is no longer at hand; a new confirmation or a person may still take it up again. */
  readonly archived: boolean
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
  /** The oldest open ones, at most ten. */
  readonly reviews: readonly ReviewItem[]
  readonly pending: number
  readonly ignoredMails: number
  readonly paused: MailPause | null
  readonly awaitingApproval: readonly ClientMailKind[]
}

export interface MailboxState {
  readonly account: string
  readonly connected: boolean
  readonly lastSweepAt: Instant | null
  readonly problem: string | null
}

/** What reading the mailboxes at once has brought. */
export interface SweepOutcome {
  /** New mails by what was decided about them; those that came by themselves meanwhile are counted too. */
  readonly accepted: number
  readonly forReview: number
  readonly ignored: number
  /** Mailboxes that could not be read; what is in them is read when they are back. */
  readonly away: readonly { readonly account: string; readonly problem: string }[]
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
  readonly paused: MailPause | null
  /** Kinds of mail of which the first one waits for an administrator. */
  readonly awaitingApproval: readonly ClientMailKind[]
  /** Null before the first look of all. */
  readonly health: HealthView | null
  /** False while nothing can be written down: what comes waits where it is. */
  readonly storeUsable: boolean
}

/** Nothing leaves for any client until a person says so. */
export interface MailPause {
  readonly by: Person
  readonly at: Instant
  readonly reason: string | null
}

/** A mail to a client as it would leave now. */
export interface MailPreview {
  readonly kind: ClientMailKind
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * Through what a document is looked at. It is given out while that has it: a reservation until it is archived, and an
 * archived one until it is taken up again; a review item until a week after its answer; a report for a day.
 */
export type DocumentOwner =
  | { readonly kind: 'reservation'; readonly locator: Locator }
  | { readonly kind: 'archived_reservation'; readonly locator: Locator }
  | { readonly kind: 'review'; readonly reviewId: string }
  | { readonly kind: 'report' }

/** A month's report, kept for a day; it is given out as `{ kind: 'report' }`. */
export interface ReportFile {
  readonly file: StoredFile
  readonly summary: ReportSummary
}

export interface DocumentContent {
  readonly file: StoredFile
  readonly content: Uint8Array
}
