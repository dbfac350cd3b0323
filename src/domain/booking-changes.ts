import type { Booking, Stay } from './booking.js'
import type { Money } from './money.js'
import { plainAmount } from './money.js'
import { pairStays } from './paired-stays.js'

/** A field of a booking that a later confirmation changed; values as plain text, null where absent. */
export interface FieldChange {
  readonly field: ChangedField
  /** The stay's hotel where the booking has several stays; null for what is the whole booking's. */
  readonly hotel: string | null
  readonly before: string | null
  readonly after: string | null
}

type BookingField =
  | 'agency'
  | 'bookingId'
  | 'providerLocator'
  | 'bookingStatus'
  | 'total'
  | 'cancellationDeadline'
  | 'hotelNotes'
  | 'advisorNotes'

type StayField = 'hotel' | 'checkIn' | 'checkOut' | 'times' | 'rooms' | 'categories' | 'mealPlans' | 'guests'

/** `stay`: one that was added or given up, as its hotel and days. */
export type ChangedField = BookingField | StayField | 'stay'

/** Between the values of a list. */
const BETWEEN = ' · '

/** Sorted, because the order in which a printer lists things says nothing. */
const listed = (values: readonly (string | null)[]): string | null => {
  const there = values.flatMap((value) => value || []).toSorted()
  return there.length ? there.join(BETWEEN) : null
}

const moneyText = (money: Money | null): string | null => money && plainAmount(money)

/** "2 × Twin" for what stands there twice. */
const counted = (values: readonly (string | null)[]): readonly string[] => {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => (count === 1 ? value : `${count} × ${value}`))
}

const guestsOf = (stay: Stay): string[] =>
  stay.rooms.flatMap((room) => room.guests.map((guest) => `${guest.firstName} ${guest.lastName}`.trim()))

const timesOf = ({ arrivalTime, departureTime }: Stay): string | null =>
  arrivalTime === null && departureTime === null ? null : `${arrivalTime ?? '?'}–${departureTime ?? '?'}`

type Reading<T, Field extends string> = Readonly<Record<Field, (from: T) => string | null>>

const BOOKING_FIELDS: Reading<Booking, BookingField> = {
  agency: (booking) => booking.agency,
  bookingId: (booking) => booking.bookingId,
  providerLocator: (booking) => booking.providerLocator,
  bookingStatus: (booking) => booking.bookingStatus,
  total: (booking) => moneyText(booking.total),
  cancellationDeadline: (booking) => booking.cancellationDeadline,
  hotelNotes: (booking) => booking.hotelNotes,
  advisorNotes: (booking) => booking.advisorNotes,
}

const STAY_FIELDS: Reading<Stay, StayField> = {
  hotel: (stay) => stay.hotel.name,
  checkIn: (stay) => stay.checkIn,
  checkOut: (stay) => stay.checkOut,
  times: timesOf,
  rooms: (stay) => String(stay.roomCount ?? stay.rooms.length),
  categories: (stay) => listed(counted(stay.rooms.map((room) => room.category))),
  mealPlans: (stay) => listed([...new Set(stay.rooms.map((room) => room.mealPlan))]),
  guests: (stay) => listed(guestsOf(stay)),
}

const differences = <T, Field extends ChangedField>(
  fields: Reading<T, Field>,
  before: T,
  after: T,
  hotel: string | null,
): FieldChange[] => {
  const names = Object.keys(fields) as Field[]
  return names
    .map((field) => ({ field, hotel, before: fields[field](before), after: fields[field](after) }))
    .filter((change) => change.before !== change.after)
}

const stayText = (stay: Stay): string => `${stay.hotel.name}, ${stay.checkIn} – ${stay.checkOut}`

const isUnchanged = (a: Stay, b: Stay): boolean =>
  [...differences(STAY_FIELDS, a, b, null), ...differences(STAY_TOTAL, a, b, null)].length === 0

const stayChanges = (before: Booking, after: Booking): FieldChange[] => {
  const { pairs, gone, added } = pairStays(before.stays, after.stays, isUnchanged)
  const several = before.stays.length > 1 || after.stays.length > 1
  return [
    ...pairs.flatMap(([old, now]) => [
      ...differences(STAY_FIELDS, old, now, several ? now.hotel.name : null),
      ...(several ? differences(STAY_TOTAL, old, now, now.hotel.name) : []),
    ]),
    ...gone.map((stay) => ({ field: 'stay', hotel: null, before: stayText(stay), after: null }) as const),
    ...added.map((stay) => ({ field: 'stay', hotel: null, before: null, after: stayText(stay) }) as const),
  ]
}

/** With one stay its total is the booking's, which is told anyway. */
const STAY_TOTAL: Reading<Stay, 'total'> = { total: (stay) => moneyText(stay.total) }

/** What differs for a person who reads both confirmations: stay by stay, then the booking's own fields. */
export const changesBetween = (before: Booking, after: Booking): FieldChange[] => [
  ...stayChanges(before, after),
  ...differences(BOOKING_FIELDS, before, after, null),
]
