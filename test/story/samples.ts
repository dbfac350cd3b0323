import type { OfficeCalendar } from '../../src/domain/business-days.js'
import type { Booking, Stay } from '../../src/domain/booking.js'
import type { Client } from '../../src/domain/client.js'
import type { Company } from '../../src/domain/company.js'
import type { ConfirmationOrder } from '../../src/domain/reservation.js'
import type { ChasePolicy } from '../../src/domain/reminder-policy.js'
import type { Instant } from '../../src/domain/time.js'
import { toInstant } from '../../src/domain/time.js'

/** Invented bookings, clients and offices that tests vary. */

export const ZONE = 'America/Santiago'

/** Wall-clock time in Santiago in winter (UTC-4) or summer (UTC-3), written as people say it. */
export const santiago = (text: string): Instant => {
  const [day, time] = text.split(' ')
  const guess = Date.parse(`${day}T${time}:00Z`)
  const shown = (epochMs: number): number =>
    Date.parse(`${new Date(epochMs).toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T')}Z`)
  return toInstant(guess - (shown(guess) - guess))
}

export const office = (holidays: readonly string[] = []): OfficeCalendar => ({
  zone: ZONE,
  opensAt: '09:00',
  closesAt: '18:00',
  isHoliday: (day) => holidays.includes(day),
})

export const policyOf = (changes: Partial<ChasePolicy> = {}): ChasePolicy => ({
  office: office(),
  reminderAfter: { unit: 'days', days: 2 },
  ultimatumAfter: { unit: 'days', days: 4 },
  expiryAfter: { unit: 'days', days: 30 },
  requestOfficeHoursOnly: false,
  ...changes,
})

export const aCompany = (changes: Partial<Company> = {}): Company => ({
  name: 'Oficina Ejemplo',
  address: 'controloc@hotelsales.example',
  signature: [],
  colour: null,
  logo: null,
  ...changes,
})

export const aStay = (changes: Partial<Stay> = {}): Stay => ({
  hotel: { name: 'Gran Hotel Ejemplo', address: 'Av. Ejemplo 100, Santiago', phone: '56220000000' },
  total: { minor: 1_234_567, currency: 'CLP' },
  checkIn: '2026-12-15',
  checkOut: '2026-12-18',
  arrivalTime: '15:00',
  departureTime: '11:00',
  nights: 3,
  roomCount: 1,
  rooms: [
    {
      number: 1,
      category: 'Twin',
      adults: 1,
      children: 0,
      mealPlan: 'Breakfast Included',
      guests: [{ type: 'ADT', firstName: 'ANA', lastName: 'EJEMPLO' }],
    },
  ],
  ...changes,
})

export const aBooking = (changes: Partial<Booking> = {}): Booking => ({
  locator: 'AAKLMNO',
  bookingId: '45000000',
  providerLocator: '700123',
  agency: 'EMPRESA EJEMPLO S.A.',
  bookingStatus: 'Reservado',
  cancelled: false,
  issuedOn: null,
  stays: [aStay()],
  total: { minor: 1_234_567, currency: 'CLP' },
  cancellationDeadline: '2026-12-10',
  hotelNotes: null,
  advisorNotes: null,
  ...changes,
})

export const aClient = (changes: Partial<Client> = {}): Client => ({
  id: 'empresa-ejemplo',
  name: 'EMPRESA EJEMPLO S.A.',
  requiresOc: true,
  contacts: ['compras@empresa.example'],
  reminderAfter: null,
  ultimatumAfter: null,
  notes: null,
  ...changes,
})

export const orderAt = (instant: Instant, changes: Partial<ConfirmationOrder> = {}): ConfirmationOrder => ({
  mailDate: instant,
  receivedAt: instant,
  mailId: 'mail-1',
  ...changes,
})
