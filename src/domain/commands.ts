import type { Booking } from './booking.js'
import type { Client } from './client.js'
import type { StoredFile } from './files.js'
import type { ClientMailKind, Closing, ConfirmationOrder, Person } from './reservation.js'
import type { OutboxMail } from './outbox.js'
import type { ReadingProblem } from './reading-problem.js'
import type { IsoDate } from './time.js'

/** Everything that can be asked of a reservation, whoever asks: a mail, the clock, the outbox or a person. */
export type ReservationCommand =
  // a mail came
  | {
      readonly type: 'register_confirmation'
      readonly booking: Booking
      readonly order: ConfirmationOrder
      readonly files: readonly StoredFile[]
      /** What is odd in it, though it can be acted on. */
      readonly warnings: readonly ReadingProblem[]
    }
  | {
      readonly type: 'receive_purchase_order'
      readonly ocNumber: string | null
      readonly files: readonly StoredFile[]
      readonly mailId: string
      /** Whom to thank, and in answer to which message; null: the client's contacts. */
      readonly answerTo: AnswerTo | null
      readonly warnings: readonly string[]
      /**
       * A person says that it belongs here, in answer to this review item. An expired reservation takes it from nobody
       * else, and it can be taken back. Null: it was recognised.
       */
      readonly assigned: { readonly reviewId: string } | null
    }
  | {
      readonly type: 'note_reply'
      readonly kind: string
      readonly mailId: string
      /** Whom our mail has not reached yet, of a notice of delay. */
      readonly address?: string | null
    }
  | {
      readonly type: 'note_bounce'
      readonly failedAddress: string | null
      readonly status: string | null
      readonly mailId: string
    }
  // time passed
  | { readonly type: 'advance' }
  // the outbox tells
  | {
      readonly type: 'note_mail_left'
      readonly mail: OutboxMail
      readonly messageIds: readonly string[]
      readonly recipients: readonly string[]
      readonly refusedRecipients: readonly string[]
    }
  | { readonly type: 'note_mail_rejected'; readonly mail: OutboxMail; readonly error: string }
  | { readonly type: 'note_mail_uncertain'; readonly mail: OutboxMail; readonly error: string }
  /** It is no longer wanted, or has nobody to go to. */
  | { readonly type: 'drop_mail'; readonly mail: OutboxMail }
  // a person decides
  | { readonly type: 'resend' }
  | ({ readonly type: 'close' } & Closing)
  | { readonly type: 'mark_received'; readonly ocNumber: string | null }
  /** Wrong document: the chase goes on, and the client is told. */
  | {
      readonly type: 'reject_purchase_order'
      readonly reason: string | null
      /** The review item that it answers. */
      readonly reviewId?: string
    }
  /** Stands still until the office opens on that day. */
  | { readonly type: 'postpone'; readonly until: IsoDate }
  | { readonly type: 'reopen' }
  | { readonly type: 'assign'; readonly assignee: Person | null }
  | { readonly type: 'add_note'; readonly text: string }
  /** `waiting`: those of the mails that the decision caused which are still in the outbox, and have not been touched. */
  | { readonly type: 'undo'; readonly waiting: readonly OutboxMail[] }
  | { readonly type: 'settle_client'; readonly client: Client }
  /** A mail that could not be sent, and was given up, is tried once more. */
  | { readonly type: 'retry_mail'; readonly kind: ClientMailKind; readonly resend: boolean }
  | { readonly type: 'settle_send'; readonly mail: OutboxMail; readonly arrived: boolean }

export interface AnswerTo {
  readonly address: string | null
  readonly messageId: string | null
}
