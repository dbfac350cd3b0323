import type { Booking, Room, Stay } from '../../../src/domain/booking.js'
import { aBooking, aCompany, aStay } from '../../story/samples.js'
import type { MailLanguage } from '../../../src/domain/client.js'
import type { Picture } from '../../../src/domain/company.js'
import type { MailInput } from '../../../src/mail/input.js'
import type { MailContent } from '../../../src/mail/letter.js'
import { letters } from '../../../src/mail/letters.js'

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
  company: aCompany({
    name: 'Hoteles Ejemplo',
    address: 'controloc@hoteles.example',
    signature: ['Back office de ventas', 'Teléfono +56 2 2000 0000'],
  }),
})

export const twoStays = booking({
  total: { minor: 125_000, currency: 'UF' },
  stays: [
    stay({
      roomCount: 2,
      total: { minor: 100_000, currency: 'UF' },
      rooms: [
        room(),
        room({
          number: 2,
          category: 'Doble',
          adults: 2,
          children: 1,
          guests: [
            { type: 'ADT', firstName: 'LUIS', lastName: 'EJEMPLO' },
            { type: 'CHD', firstName: 'SOL', lastName: 'EJEMPLO' },
          ],
        }),
      ],
    }),
    stay({
      hotel: { name: 'Hotel Costa Ejemplo', address: null, phone: null },
      total: { minor: 125_050, currency: 'USD' },
      checkIn: '2026-03-06',
      checkOut: '2026-03-07',
      nights: 1,
    }),
  ],
})

/** A logo of 192 × 96 pixels; what it shows does not matter. */
export const LOGO: Picture = { contentType: 'image/png', width: 192, height: 96, base64: 'iVBORw0KGgo=' }

export type Write = (given: MailInput) => MailContent

type Named = readonly [name: string, write: Write]

/** Each letter of a language under its name, the request first; what only one of them needs is given here. */
export const everyLetter = (
  language: MailLanguage,
  ocNumber: string | null = '4500012345',
  reason: string | null = 'Corresponde a otro hotel.',
): readonly [Named, ...Named[]] => {
  const write = letters(language)
  return [
    ['request', write.request],
    ['reminder', write.reminder],
    ['ultimatum', (given) => write.ultimatum({ ...given, deadline: '2026-02-23' })],
    ['acknowledgement', (given) => write.acknowledgement({ ...given, ocNumber })],
    ['rejection', (given) => write.rejection({ ...given, ocNumber, reason })],
  ]
}
