import type { Booking, Hotel, Stay } from '../domain/booking.js'

export type ReadingProblemCode =
  | 'not_a_confirmation'
  /** `detail` names the fields that are missing. */
  | 'incomplete'
  /** `detail` is the amount as printed. */
  | 'ambiguous_amount'
  /** `detail` is what was printed, a slash, what was counted; so for all mismatches. */
  | 'nights_mismatch'
  | 'rooms_mismatch'
  | 'guests_mismatch'
  | 'total_mismatch'
  | 'deadline_after_checkin'

/** An error: a person must look before anything is done. A warning: the booking stands, something in it is odd. */
export interface ReadingProblem {
  readonly code: ReadingProblemCode
  readonly severity: 'error' | 'warning'
  readonly detail?: string
}

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null }

export type StayDraft = Omit<Stay, 'hotel' | 'checkIn' | 'checkOut'> &
  Nullable<Pick<Stay, 'checkIn' | 'checkOut'>> & {
    readonly hotel: Omit<Hotel, 'name'> & Nullable<Pick<Hotel, 'name'>>
  }

/** A booking as far as it could be read. */
export type BookingDraft = Omit<Booking, 'locator' | 'agency' | 'bookingStatus' | 'stays'> &
  Nullable<Pick<Booking, 'locator' | 'agency' | 'bookingStatus'>> & { readonly stays: readonly StayDraft[] }

export type ConfirmationReading =
  | {
      readonly outcome: 'reservation'
      readonly booking: Booking
      readonly problems: readonly ReadingProblem[]
    }
  | {
      readonly outcome: 'problem'
      readonly draft: BookingDraft
      readonly problems: readonly ReadingProblem[]
    }
