import type { Booking, Stay } from './booking.js'
import type { Money } from './money.js'
import { toUnits } from './money.js'

/** A field of a booking that a later confirmation changed; values as plain text, null where absent. */
export interface FieldChange {
  readonly field: ChangedField
  readonly before: string | null
  readonly after: string | null
}

export type ChangedField =
  | 'agency'
  | 'bookingId'
  | 'providerLocator'
  | 'bookingStatus'
  | 'hotel'
  | 'checkIn'
  | 'checkOut'
  | 'rooms'
  | 'guests'
  | 'total'
  | 'cancellationDeadline'

const listed = (values: readonly string[]): string | null => (values.length ? values.join(' · ') : null)

const moneyText = (money: Money | null): string | null => money && `${money.currency} ${toUnits(money)}`

const guestsOf = (stay: Stay): string[] =>
  stay.rooms.flatMap((room) => room.guests.map((guest) => `${guest.firstName} ${guest.lastName}`))

const FIELDS: Readonly<Record<ChangedField, (booking: Booking) => string | null>> = {
  agency: (booking) => booking.agency,
  bookingId: (booking) => booking.bookingId,
  providerLocator: (booking) => booking.providerLocator,
  bookingStatus: (booking) => booking.bookingStatus,
  hotel: (booking) => listed(booking.stays.map((stay) => stay.hotel.name)),
  checkIn: (booking) => listed(booking.stays.map((stay) => stay.checkIn)),
  checkOut: (booking) => listed(booking.stays.map((stay) => stay.checkOut)),
  rooms: (booking) => listed(booking.stays.map((stay) => String(stay.roomCount ?? stay.rooms.length))),
  guests: (booking) => listed(booking.stays.flatMap(guestsOf)),
  total: (booking) => moneyText(booking.total),
  cancellationDeadline: (booking) => booking.cancellationDeadline,
}

/** What differs for a person who reads both confirmations, in the order of the fields above. */
export const changesBetween = (before: Booking, after: Booking): FieldChange[] =>
  (Object.keys(FIELDS) as ChangedField[])
    .map((field) => ({ field, before: FIELDS[field](before), after: FIELDS[field](after) }))
    .filter((change) => change.before !== change.after)
