import type { Booking, Hotel, Stay } from '../domain/booking.js'
import type { ReadingProblem } from '../domain/reading-problem.js'

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
