import type { Booking, Room, Stay } from '../../../../src/domain/booking.js'
import { aBooking, aStay } from '../../../story/samples.js'
import type { MailInput } from '../../../../src/mail/es/wording.js'

/** Invented reservations for the tests of the mails. */

export const room = (changes: Partial<Room> = {}): Room => ({
  number: 1,
  category: 'Twin',
  adults: 1,
  children: 0,
  mealPlan: 'Breakfast Included',
  guests: [{ type: 'ADT', firstName: 'ANA', lastName: 'EJEMPLO' }],
  ...changes,
})

export const stay = (changes: Partial<Stay> = {}): Stay =>
  aStay({
    hotel: {
      name: 'Gran Hotel Ejemplo Providencia',
      address:
        'Av. Ejemplo Nte. 100, 7500000 Providencia, Región Metropolitana, ChileSantiago, Santiago, Chile',
      phone: '56220000000',
    },
    checkIn: '2026-03-03',
    checkOut: '2026-03-06',
    rooms: [room()],
    ...changes,
  })

export const booking = (changes: Partial<Booking> = {}): Booking =>
  aBooking({ stays: [stay()], cancellationDeadline: '2026-02-28', ...changes })

/** Every optional field of a booking missing. */
export const bareBooking: Booking = booking({
  bookingId: null,
  providerLocator: null,
  total: null,
  cancellationDeadline: null,
  stays: [
    stay({
      hotel: { name: 'Hotel Escueto', address: null, phone: null },
      total: null,
      arrivalTime: null,
      departureTime: null,
      nights: null,
      roomCount: null,
      rooms: [],
    }),
  ],
})

export const input = (about: Booking = booking(), clientName = 'Empresa Ejemplo S.A.'): MailInput => ({
  reservation: { booking: about },
  client: { name: clientName },
  company: {
    name: 'Hoteles Ejemplo',
    address: 'controloc@hoteles.example',
    signature: 'Back office de ventas\nTeléfono +56 2 2000 0000',
  },
})
