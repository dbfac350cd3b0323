import type { Money } from './money.js'
import type { IsoDate } from './time.js'

/** The booking's locator in Kontrol Travel ("LOC interno"), upper case. It is the key of a reservation. */
export type Locator = string

export interface Guest {
  readonly type: string
  readonly firstName: string
  readonly lastName: string
}

export interface Room {
  readonly number: number
  readonly category: string | null
  readonly adults: number | null
  readonly children: number | null
  readonly mealPlan: string | null
  readonly guests: readonly Guest[]
}

export interface Hotel {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
}

export interface Stay {
  readonly hotel: Hotel
  readonly total: Money | null
  readonly checkIn: IsoDate
  readonly checkOut: IsoDate
  /** 24-hour `HH:MM`, local to the hotel. */
  readonly arrivalTime: string | null
  readonly departureTime: string | null
  readonly nights: number | null
  readonly roomCount: number | null
  readonly rooms: readonly Room[]
}

/** What one confirmation says: one booking with one stay or several. */
export interface Booking {
  readonly locator: Locator
  readonly bookingId: string | null
  readonly providerLocator: string | null
  readonly agency: string
  /** The booking's status as printed, "Reservado". */
  readonly bookingStatus: string
  /** True when `bookingStatus` says that the booking is cancelled. */
  readonly cancelled: boolean
  /** Null when the PDF says INMEDIATO: the mail's date then counts as day 0. */
  readonly issuedOn: IsoDate | null
  /** At least one. */
  readonly stays: readonly Stay[]
  readonly total: Money | null
  readonly cancellationDeadline: IsoDate | null
  readonly hotelNotes: string | null
  readonly advisorNotes: string | null
}

/** Urgency goes by the earliest check-in of all stays. */
export const firstCheckIn = (booking: Booking): IsoDate =>
  booking.stays.map((stay) => stay.checkIn).reduce((earliest, day) => (day < earliest ? day : earliest))
