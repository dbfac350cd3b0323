import type { Booking, Locator } from './booking.js'
import type { ClientId } from './client.js'
import type { StoredFile } from './files.js'
import type { ReadingProblem } from './reading-problem.js'
import type { Instant } from './time.js'

/** English for the states that staff know as NO_REQUIERE_OC, PENDIENTE, SOLICITADA, RECIBIDA, CERRADA, CANCELADA, EXPIRADA. */
export type ReservationState =
  'not_required' | 'pending' | 'requested' | 'received' | 'closed' | 'cancelled' | 'expired'

export const RESERVATION_STATES: readonly ReservationState[] = [
  'not_required',
  'pending',
  'requested',
  'received',
  'closed',
  'cancelled',
  'expired',
]

/** The three mails of the chase, in their order. */
export type Step = 'request' | 'reminder' | 'ultimatum'

export const STEPS: readonly Step[] = ['request', 'reminder', 'ultimatum']

/** Every mail that a client can get from us. */
export type ClientMailKind = Step | 'acknowledgement' | 'rejection'

export const CLIENT_MAIL_KINDS: readonly ClientMailKind[] = [...STEPS, 'acknowledgement', 'rejection']

/** Why the chase stands still. It goes on when `until` has come, or, where that is null, when staff have settled it. */
export interface Hold {
  readonly reason:
    'unknown_client' | 'no_contact' | 'bounced' | 'send_failed' | 'send_uncertain' | 'postponed'
  readonly since: Instant
  readonly until: Instant | null
}

export interface StepProgress {
  readonly queuedAt: Instant
  /** When it really left; null while it waits in the outbox. */
  readonly sentAt: Instant | null
  /** The address of ours that it left from, lower case; absent while it waits, and in records of the time before it was kept. */
  readonly from?: string
}

export interface PurchaseOrder {
  /** Null where the document bears no number that could be read. */
  readonly number: string | null
  readonly receivedAt: Instant
  readonly files: readonly StoredFile[]
  /** The mail it came with; null when a person marked it received. */
  readonly mailId: string | null
}

export type ClosingReason = 'oc_by_other_way' | 'cancelled' | 'not_required' | 'suspended' | 'other'

export interface Closing {
  readonly reason: ClosingReason
  readonly note: string | null
  /** Of an OC that came by another way; absent in records of the time before it was asked for. */
  readonly ocNumber?: string | null
}

/** Somebody of the staff. `id` is stable (the Entra object id in Teams), `name` is for people. */
export interface Person {
  readonly id: string
  readonly name: string
}

/** An OC that staff found to be the wrong document, with all documents that were rejected until then. */
export interface RejectedOrder {
  readonly ocNumber: string | null
  readonly reason: string | null
  readonly at: Instant
  readonly files: readonly StoredFile[]
  /** How far the mail is that tells the client; absent or null where there is none. */
  readonly told?: StepProgress | null
}

export type UndoableAction =
  'close' | 'mark_received' | 'assign_order' | 'reject' | 'postpone' | 'reopen' | 'assign'

/** What the last decision of a person can be taken back to. Gone as soon as something else has happened that it would undo too. */
export interface UndoOffer {
  readonly action: UndoableAction
  readonly actor: string | null
  readonly until: Instant
  readonly before: Restorable
  /** The mails that the decision caused: none of them has left. */
  readonly mailIds: readonly string[]
  /** The review item that it resolved. */
  readonly reviewId: string | null
}

/** Which confirmation a booking's data come from: the mail's own date first, INTERNALDATE where dates tie. */
export interface ConfirmationOrder {
  readonly mailDate: Instant
  readonly receivedAt: Instant
  readonly mailId: string
}

/** One line of a reservation's story, for the sheet and the thread. `actor` is null for what the system did. */
export interface HistoryEntry {
  readonly at: Instant
  readonly event: string
  readonly actor: string | null
  readonly detail: string | null
}

/** The next thing that the clock will do to a reservation. */
export interface DueAction {
  readonly action: Step | 'expiry' | 'hold_end'
  readonly at: Instant
}

/** A business booking of which we follow the purchase order. One per locator, however many stays it has. */
export interface Reservation {
  readonly locator: Locator
  /** Grows by one with every change; a card that shows an older one is out of date. */
  readonly version: number
  readonly state: ReservationState
  readonly booking: Booking
  /** Null while nobody has said which client it is. */
  readonly clientId: ClientId | null
  /** The flow counts from here: the PDF's issue date at 00:00 in the office's zone, else the mail's date. */
  readonly dayZero: Instant
  readonly registeredAt: Instant
  readonly confirmation: ConfirmationOrder
  /** What is odd in the newest confirmation: its cross-checks that failed. Absent in records of the time before it was kept. */
  readonly warnings?: readonly ReadingProblem[]
  readonly hold: Hold | null
  readonly steps: Readonly<Partial<Record<Step, StepProgress>>>
  /** How many mails of ours have been queued: makes their Message-IDs deterministic and distinct. */
  readonly mailCount: number
  /** When staff last repeated a mail: two presses within a minute are one. */
  readonly lastResendAt: Instant | null
  /** Message-IDs of mails to the client, ours and those that the server gave instead, oldest first. */
  readonly sentMessageIds: readonly string[]
  readonly purchaseOrder: PurchaseOrder | null
  readonly closing: Closing | null
  /** The confirmation PDFs and whatever else belongs to it, newest last. */
  readonly files: readonly StoredFile[]
  readonly history: readonly HistoryEntry[]
  readonly due: DueAction | null
  /** When the state last became final (not open); null while open. */
  readonly settledAt: Instant | null
  // Absent in records of the time before these were kept, like null.
  /** Who of the staff is in charge. */
  readonly assignee?: Person | null
  /** When staff last took the chase up again: the next step gives the client a business day from then. */
  readonly restartedAt?: Instant | null
  /** When a rest that staff had ordered was over: it never expires on that very day. */
  readonly restedUntil?: Instant | null
  /** The OC that was rejected last. */
  readonly rejected?: RejectedOrder | null
  readonly undo?: UndoOffer | null
}

/** What taking a decision back restores. Steps are not among it: what has left has left. */
export type Restorable = Pick<
  Reservation,
  | 'state'
  | 'hold'
  | 'purchaseOrder'
  | 'closing'
  | 'files'
  | 'settledAt'
  | 'assignee'
  | 'restartedAt'
  | 'rejected'
>

export const isOpen = (reservation: Pick<Reservation, 'state'>): boolean =>
  reservation.state === 'pending' || reservation.state === 'requested'

/** The client has not heard yet that its OC was rejected: until then nothing else is asked of it. */
export const isBeingTold = ({ rejected }: Pick<Reservation, 'rejected'>): boolean =>
  Boolean(rejected?.told && !rejected.told.sentAt)

/** After the ultimatum has left and still no OC. */
export const isOverdue = (reservation: Pick<Reservation, 'state' | 'steps'>): boolean =>
  isOpen(reservation) && Boolean(reservation.steps.ultimatum?.sentAt)
