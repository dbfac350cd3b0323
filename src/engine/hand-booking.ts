import type { HandBooking, RefusalCode } from '../contract.js'
import type { Booking, Room, Stay } from '../domain/booking.js'
import { clientIdOf } from '../domain/client-name.js'
import type { IsoDate } from '../domain/time.js'
import { daysBetween, isRealDay } from '../domain/zoned-time.js'

/** Kontrol Travel gives seven; longer ones (`TEST2024002`) are met too. */
const LOCATOR = /^[A-Z0-9]{5,12}$/u

/** A booking that can be registered, or what stands in its way. */
export type HandReading =
  { readonly ok: true; readonly booking: Booking } | { readonly ok: false; readonly code: RefusalCode }

const tidy = (text: string | null): string => (text ?? '').trim().replaceAll(/\s+/gu, ' ')

/** Whoever fills in a form writes a person's name as it comes; what stands behind the first blank is the family's. */
const roomsOf = (guest: string): readonly Room[] => {
  if (guest === '') return []
  const [firstName = '', ...others] = guest.split(' ')
  const guests = [{ type: 'ADT', firstName, lastName: others.join(' ') }]
  return [{ number: 1, category: null, adults: null, children: null, mealPlan: null, guests }]
}

const BLANK_STAY: Omit<Stay, 'hotel' | 'checkIn' | 'checkOut'> = {
  total: null,
  arrivalTime: null,
  departureTime: null,
  nights: null,
  roomCount: null,
  rooms: [],
}

const stayOf = (hand: HandBooking, known: Stay | null): Stay => {
  const name = tidy(hand.hotel)
  const rooms = roomsOf(tidy(hand.guest))
  return {
    ...(known ?? BLANK_STAY),
    hotel: known?.hotel.name === name ? known.hotel : { name, address: null, phone: null },
    checkIn: hand.checkIn,
    checkOut: hand.checkOut,
    nights: daysBetween(hand.checkIn, hand.checkOut),
    total: hand.total ?? known?.total ?? null,
    rooms: rooms.length > 0 ? rooms : (known?.rooms ?? []),
  }
}

const BLANK_BOOKING: Omit<Booking, 'locator' | 'agency' | 'stays'> = {
  bookingId: null,
  providerLocator: null,
  bookingStatus: '',
  cancelled: false,
  issuedOn: null,
  total: null,
  cancellationDeadline: null,
  hotelNotes: null,
  advisorNotes: null,
}

/** What a form does not ask for stays as an earlier confirmation had it; one of another stay says nothing of this one. */
const bookingOf = (hand: HandBooking, known: Booking | null): Booking => {
  const base = known && !known.cancelled ? known : null
  const [only = null, ...more] = base?.stays ?? []
  return {
    ...(base ?? BLANK_BOOKING),
    locator: hand.locator,
    agency: tidy(hand.agency),
    bookingId: tidy(hand.bookingId).toUpperCase() || base?.bookingId || null,
    total: hand.total ?? base?.total ?? null,
    stays: [stayOf(hand, more.length > 0 ? null : only)],
  }
}

const areStayDates = (checkIn: IsoDate, checkOut: IsoDate): boolean =>
  isRealDay(checkIn) && isRealDay(checkOut) && checkIn < checkOut

/** The locator as it is the key of a reservation. */
export const handLocator = ({ locator }: HandBooking): string => locator.trim().toUpperCase()

/** What a person read in a confirmation, on top of what is `known` of the booking. */
export const readHandBooking = (written: HandBooking, known: Booking | null): HandReading => {
  const hand = { ...written, locator: handLocator(written) }
  if (!LOCATOR.test(hand.locator)) return { ok: false, code: 'invalid_locator' }
  if (clientIdOf(hand.agency) === '') return { ok: false, code: 'name_needed' }
  if (tidy(hand.hotel) === '') return { ok: false, code: 'hotel_needed' }
  if (!areStayDates(hand.checkIn, hand.checkOut)) return { ok: false, code: 'invalid_dates' }
  return { ok: true, booking: bookingOf(hand, known) }
}
