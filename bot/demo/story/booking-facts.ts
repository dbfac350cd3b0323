import { toEpochMs } from '../../../src/domain/time.js'
import type { Instant } from '../../../src/domain/time.js'
import type { SampleBooking, SampleGuest, SampleStay } from '../samples/sample-booking.js'
import type { SampleClient } from './clients.js'

const DAY_MS = 86_400_000

const dayAfter = (now: Instant, days: number): string =>
  new Date(toEpochMs(now) + days * DAY_MS).toISOString().slice(0, 10)

const HOTELS = [
  {
    hotel: 'Gran Hotel Mapocho Providencia',
    address:
      'Av. Ejemplo Nte. 100, 7500000 Providencia, Región Metropolitana, ChileSantiago, Santiago, Chile',
    phone: '56220000001',
  },
  {
    hotel: 'Hotel Costanera Antofagasta',
    address:
      'Av. Del Mar 2200, 1240000 Antofagasta, Región de Antofagasta, ChileAntofagasta, Antofagasta, Chile',
    phone: '56550000002',
  },
  {
    hotel: 'Hotel Bahía Inglesa Suites',
    address: 'Av. El Morro 850, 1570000 Caldera, Región de Atacama, ChileCaldera, Atacama, Chile',
    phone: '56520000003',
  },
] as const

const GUESTS: readonly SampleGuest[] = [
  { type: 'ADT', firstName: 'ANA', lastName: 'EJEMPLO' },
  { type: 'ADT', firstName: 'LUIS', lastName: 'MUESTRA' },
  { type: 'ADT', firstName: 'MARTA', lastName: 'PRUEBA' },
]

const pesos = (amount: number): string => `CLP ${String(amount).replace(/\B(?=(\d{3})+$)/gu, '.')},00`

const stay = (now: Instant, number: number, startsIn: number, nights: number): SampleStay => {
  const hotel = HOTELS[number % HOTELS.length] ?? HOTELS[0]
  const guest = GUESTS[number % GUESTS.length] ?? GUESTS[0]
  return {
    ...hotel,
    checkIn: dayAfter(now, startsIn),
    checkOut: dayAfter(now, startsIn + nights),
    total: pesos(nights * (98_500 + 7_300 * (number % 5))),
    rooms: [{ category: 'Twin', mealPlan: 'Breakfast Included', guests: guest ? [guest] : [] }],
  }
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** AAKLMNA, AAKLMNB, …: one locator after the other. */
const locatorOf = (number: number): string => {
  const last = LETTERS[number % LETTERS.length] ?? 'A'
  const before = LETTERS[Math.floor(number / LETTERS.length) % LETTERS.length] ?? 'A'
  return `AAKLM${before}${last}`
}

/** The `number`th booking of the demo: always the same for the same day. */
export const sampleBooking = (
  client: SampleClient,
  now: Instant,
  number: number,
  options: { readonly stays?: number; readonly startsIn?: number } = {},
): SampleBooking => {
  const startsIn = options.startsIn ?? 24
  return {
    locator: locatorOf(number),
    agency: client.name,
    providerLocator: String(723_110 + number),
    bookingId: String(45_215_400 + number),
    issuedOn: null,
    stays: Array.from({ length: options.stays ?? 1 }, (_none, index) =>
      stay(now, number + index, startsIn + index * 3, 3),
    ),
    cancellationDeadline: dayAfter(now, startsIn - 3),
  }
}

/** The same booking with a night more, as it comes again when it is changed. */
export const withOneNightMore = (booking: SampleBooking): SampleBooking => {
  const [first, ...others] = booking.stays
  if (!first) return booking
  const checkOut = new Date(Date.parse(first.checkOut) + DAY_MS).toISOString().slice(0, 10)
  const nights = (Date.parse(checkOut) - Date.parse(first.checkIn)) / DAY_MS
  return { ...booking, stays: [{ ...first, checkOut, total: pesos(nights * 112_900) }, ...others] }
}
