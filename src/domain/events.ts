import type { Booking } from './booking.js'
import type { FieldChange } from './booking-changes.js'
import type { ClientId } from './client.js'
import type { StoredFile } from './files.js'
import type { OutboxMail } from './outbox.js'
import type { ReadingProblem } from './reading-problem.js'
import type {
  Closing,
  ConfirmationOrder,
  Hold,
  Person,
  PurchaseOrder,
  RejectedOrder,
  Step,
  UndoOffer,
} from './reservation.js'
import type { ReviewItem } from './review.js'
import type { Instant } from './time.js'

/** What has happened to a reservation. Past tense; a reservation is what its events made of it. */
export type ReservationEvent =
  | {
      readonly type: 'ReservationConfirmed'
      readonly booking: Booking
      readonly clientId: ClientId | null
      /** Null: nobody knows yet whether this client owes an OC. */
      readonly owed: boolean | null
      readonly dayZero: Instant
      readonly order: ConfirmationOrder
      readonly files: readonly StoredFile[]
      readonly warnings: readonly ReadingProblem[]
    }
  | {
      readonly type: 'BookingChanged'
      readonly booking: Booking
      readonly changes: readonly FieldChange[]
      readonly order: ConfirmationOrder
      readonly files: readonly StoredFile[]
      readonly warnings: readonly ReadingProblem[]
      /** Those of the warnings that the confirmation before had not. */
      readonly newWarnings: readonly ReadingProblem[]
    }
  /**
   * Nothing new that staff would have to hear of, only newer: what is older than this one must change nothing any more.
   * `booking` may list the same in another order.
   */
  | {
      readonly type: 'ConfirmationRepeated'
      readonly booking: Booking
      readonly order: ConfirmationOrder
      readonly warnings: readonly ReadingProblem[]
    }
  | {
      readonly type: 'BookingCancelled'
      readonly booking: Booking
      readonly order: ConfirmationOrder
      readonly files: readonly StoredFile[]
      readonly warnings: readonly ReadingProblem[]
    }
  | { readonly type: 'ClientSettled'; readonly clientId: ClientId; readonly owed: boolean }
  | { readonly type: 'ChaseHeld'; readonly reason: Hold['reason']; readonly until: Instant | null }
  /** `repeats`: a step that left but never arrived; it is due again. */
  | { readonly type: 'ChaseResumed'; readonly repeats: Step | null }
  | { readonly type: 'MailQueued'; readonly mail: OutboxMail }
  | {
      readonly type: 'MailLeft'
      readonly mail: OutboxMail
      /** Ours, and the one that the server gave instead where it did. */
      readonly messageIds: readonly string[]
      readonly recipients: readonly string[]
    }
  /** It was given up, or its reservation no longer wants it. */
  | { readonly type: 'MailDropped'; readonly mail: OutboxMail }
  | {
      readonly type: 'PurchaseOrderReceived'
      readonly purchaseOrder: PurchaseOrder
      readonly warnings: readonly string[]
    }
  | {
      readonly type: 'ReplyNoted'
      readonly kind: string
      readonly mailId: string
      readonly address: string | null
    }
  /** Wrong document: the OC is owed again. */
  | { readonly type: 'PurchaseOrderRejected'; readonly order: RejectedOrder }
  | ({ readonly type: 'ReservationClosed' } & Closing)
  | { readonly type: 'ReservationReopened' }
  /** Null: nobody is in charge any more. */
  | { readonly type: 'ReservationAssigned'; readonly assignee: Person | null }
  | { readonly type: 'NoteAdded'; readonly text: string }
  /** Stands behind the events of a decision that can be taken back. */
  | { readonly type: 'UndoOffered'; readonly offer: UndoOffer }
  | { readonly type: 'DecisionUndone'; readonly offer: UndoOffer }
  | { readonly type: 'ReservationExpired' }
  | { readonly type: 'StaffAsked'; readonly question: StaffQuestion }

/** What a review item needs beyond what everyone of its reservation knows. */
export type StaffQuestion = Pick<ReviewItem, 'kind' | 'facts'> & {
  readonly mailId: string | null
  readonly outboxId: string | null
}

export type EventType = ReservationEvent['type']
