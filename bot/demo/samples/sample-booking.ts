/** A booking to print. Days are ISO, times 24-hour `HH:MM`; amounts stand as they are to be printed. */
export interface SampleBooking {
  readonly locator: string
  readonly agency: string
  readonly providerLocator?: string
  /** Null: the line `ID:` is left out. */
  readonly bookingId?: string | null
  /** "Reservado" unless said otherwise. */
  readonly status?: string
  /** Null prints INMEDIATO. */
  readonly issuedOn?: string | null
  /** At least one. */
  readonly stays: readonly SampleStay[]
  readonly cancellationDeadline?: string | null
  readonly hotelNotes?: string | null
  readonly advisorNotes?: string | null
}

export interface SampleStay {
  readonly hotel: string
  readonly address?: string
  readonly phone?: string
  readonly checkIn: string
  readonly checkOut: string
  readonly arrivalTime?: string
  readonly departureTime?: string
  /** As printed: `CLP 1.234.567,00`. Null leaves the amount out. */
  readonly total: string | null
  readonly rooms: readonly SampleRoom[]
  /** Counted from the days unless said otherwise. */
  readonly nights?: number
  /** Counted from `rooms` unless said otherwise. */
  readonly roomCount?: number
}

export interface SampleRoom {
  readonly category: string
  readonly mealPlan: string
  readonly guests: readonly SampleGuest[]
  /** Counted from the guests unless said otherwise. */
  readonly adults?: number
  readonly children?: number
}

export interface SampleGuest {
  readonly type: 'ADT' | 'CHD'
  readonly firstName: string
  readonly lastName: string
}

/** How the labels, days and times look; printers of confirmations differ in these. */
export interface PrintStyle {
  readonly accents: boolean
  readonly weekdays: boolean
  readonly monthDots: boolean
  readonly clock: 12 | 24
  /** What parts the fields of a room: U+2010 on the real ones. */
  readonly hyphen: string
  readonly totalLabel: string
  /** What ends a label. */
  readonly colon: string
  /** Deadline and notes stand below each hotel instead of once below the last. */
  readonly notesByHotel: boolean
}

export const USUAL_STYLE: PrintStyle = {
  accents: true,
  weekdays: true,
  monthDots: true,
  clock: 12,
  hyphen: '\u2010',
  totalLabel: 'Total',
  colon: ':',
  notesByHotel: false,
}
