import type { Booking } from '../booking.js'
import type { StoredFile } from '../files.js'
import type { Currency, Money } from '../money.js'
import type { ReservationState, Step } from '../reservation.js'
import type { Instant } from '../time.js'

/** What a person must know of a row of the old system that was, or was not, taken over. Worded in Spanish at the edge. */
export interface OldProblem {
  readonly code: OldProblemCode
  /** What the row says, or the name of what is meant; empty where the code says all. */
  readonly detail: string
}

export const OLD_REFUSALS = [
  'locator_missing',
  'agency_missing',
  'state_unknown',
  'stay_missing',
  'could_not_be_read',
] as const

export const OLD_REMARKS = [
  'state_inferred',
  'duplicate_rows',
  'date_not_understood',
  'stay_guessed',
  'check_in_is_issue_date',
  'amount_corrected',
  'amount_doubtful',
  'amount_not_understood',
  'mail_without_kind',
  'mail_not_sent',
  'step_assumed',
  'order_without_document',
  'order_file_missing',
  'order_file_refused',
  'order_though_open',
  'several_orders',
  'client_unknown',
  'client_without_contact',
  'client_inactive',
  'client_owes_none',
  'expired_now',
] as const

/** `OldRefusal`: the row is not taken over. `OldRemark`: it is, and a person should look. */
export type OldRefusal = (typeof OLD_REFUSALS)[number]
export type OldRemark = (typeof OLD_REMARKS)[number]
export type OldProblemCode = OldRefusal | OldRemark

/** A mail that the old system wrote down. */
export interface OldMail {
  /** Null where neither its kind nor its subject names one. */
  readonly step: Step | null
  /** Null: no date that can be true. */
  readonly sentAt: Instant | null
  /** With angle brackets. */
  readonly messageId: string | null
  readonly recipients: readonly string[]
  /** False: its status says that it never left. */
  readonly left: boolean
}

export interface OldOrder {
  readonly number: string | null
  readonly receivedAt: Instant | null
  readonly file: StoredFile | 'missing' | 'refused' | null
  /** The path that the row names. */
  readonly path: string
  /** In whole units, as the row has it. */
  readonly amount: number | null
}

/** The total as a number that the old system may have multiplied by 100, and what else speaks of it. */
export interface OldAmount {
  /** In whole units of the currency, as the program stored it; null where the row has only what was printed. */
  readonly units: number | null
  readonly currency: Currency
  /** The amount as the confirmation printed it, where the old system kept that. */
  readonly printed: Money | null
  readonly orders: readonly number[]
}

/** One reservation of the old system, read and made of one piece; everything in it can be relied upon. */
export interface OldReservation {
  readonly state: ReservationState
  /** Closed, and put aside rather than done. */
  readonly suspended: boolean
  readonly closingNote: string | null
  /** Its totals are null: they are decided by `amount`. */
  readonly booking: Booking
  readonly amount: OldAmount | null
  readonly dayZero: Instant
  readonly registeredAt: Instant
  /** When the row was last written, as far as that is known. */
  readonly updatedAt: Instant
  readonly mails: readonly OldMail[]
  /** What the reservation's own row says of the steps; `true`: that it left, not when. */
  readonly stepDates: Readonly<Partial<Record<Step, Instant | true>>>
  /** Newest last. */
  readonly orders: readonly OldOrder[]
}
