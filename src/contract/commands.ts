import type { Locator } from '../domain/booking.js'
import type { ClientId, MailLanguage } from '../domain/client.js'
import type { Money } from '../domain/money.js'
import type { Closing, Person } from '../domain/reservation.js'
import type { IsoDate } from '../domain/time.js'

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
  /** Answers `unreadable_confirmation`: a person has read the document and says what stands in it. */
  | { readonly type: 'register_by_hand'; readonly reviewId: string; readonly booking: HandBooking }
  /** Answers `booking_changed_after_oc`: the OC no longer serves. It is rejected, and the chase goes on. */
  | { readonly type: 'ask_for_new_order'; readonly reviewId: string; readonly reason: string | null }
  /** Answers `rebooked_after_cancellation`: the reservation is taken up again, as its new confirmation says. */
  | { readonly type: 'reopen_rebooked'; readonly reviewId: string }
  /** Answers `first_mail`: all mails of its kind may leave. For administrators. */
  | { readonly type: 'approve_mails'; readonly reviewId: string }
  /** Asks, by a card with the mail, whether clients that still use our old address are to be told. For administrators. */
  | { readonly type: 'prepare_notices' }
  /** Answers `new_address`: the clients of the card are told, each once for ever. For administrators. */
  | { readonly type: 'send_notices'; readonly reviewId: string }
  /** Makes or changes a client. For administrators, like all that follow. */
  | { readonly type: 'save_client'; readonly client: ClientDraft }
  /** The client's open reservations follow what it is now: offered after a change of `requiresOc`. */
  | { readonly type: 'apply_client'; readonly clientId: ClientId }
  /** Does what a `previewImport` showed. */
  | { readonly type: 'apply_import'; readonly importId: string }
  /** Until `resume_mail` no mail leaves for any client. */
  | { readonly type: 'pause_mail'; readonly reason: string | null }
  | { readonly type: 'resume_mail' }

/** What a person read in a confirmation that the machine could not. */
export interface HandBooking {
  /** Five to twelve letters and digits. */
  readonly locator: string
  readonly bookingId: string | null
  readonly agency: string
  readonly hotel: string
  readonly checkIn: IsoDate
  readonly checkOut: IsoDate
  readonly total: Money | null
  readonly guest: string | null
}

/** A client as a form shows it. */
export interface ClientDraft {
  /** Null: a new one. */
  readonly id: ClientId | null
  readonly name: string
  readonly requiresOc: boolean
  readonly contacts: readonly string[]
  /** Days after day 0. Null: the office's own, or what was given in hours or minutes by a sheet. */
  readonly reminderDays: number | null
  readonly ultimatumDays: number | null
  readonly language: MailLanguage
  readonly active: boolean
}

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
  | 'noted_just_now'
  | 'postponed_already'
  | 'on_hold'
  | 'no_contact'
  | 'invalid_contact'
  | 'note_needed'
  | 'number_needed'
  | 'text_needed'
  | 'date_unknown'
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
  | 'must_be_answered'
  | 'name_needed'
  | 'hotel_needed'
  | 'client_exists'
  | 'rename_not_possible'
  | 'days_out_of_range'
  | 'ultimatum_not_later'
  | 'unknown_client'
  | 'nothing_to_apply'
  | 'unknown_import'
  | 'import_changed'
  | 'no_other_address'
  | 'nobody_to_tell'
  | 'already_paused'
  | 'not_paused'
  | 'invalid_dates'
  | 'invalid_locator'

/**
 * Refusals are expected and are values; the edge words them in Spanish. `facts` by name: `locator`, `actor` and `at` (who
 * was quicker, and when), `address`, `mail`, `name` and `known` (of clients), `kind` (of a review item).
 */
export type CommandResult =
  | { readonly ok: true; readonly locator: Locator | null; readonly reviewId: string | null }
  | { readonly ok: false; readonly code: RefusalCode; readonly facts: Readonly<Record<string, string>> }
