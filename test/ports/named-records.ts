import { createHash } from 'node:crypto'
import type { StoredFile } from '../../src/domain/files.js'
import type { Reservation } from '../../src/domain/reservation.js'
import { aReservation } from './records.js'

/** Everything of people that a reservation of this file holds. */
export const NAMES = ['INVENTADO', 'compras@cliente.example', 'alergia', 'sin avisar', 'reserva-de-juan.pdf']

export const aFile = (name: string): StoredFile => ({
  id: createHash('sha256').update(name).digest('hex'),
  filename: name === 'confirmation' ? 'reserva-de-juan.pdf' : `${name}.pdf`,
  contentType: 'application/pdf',
  size: name.length,
})

const AT = '2026-03-02T12:00:00.000Z'

/** Settled, with a name in every place where one can stand. */
export const aNamedReservation = (locator: string, fields: Partial<Reservation> = {}): Reservation => {
  const plain = aReservation(locator)
  const [stay] = plain.booking.stays
  if (!stay) throw new Error('a sample has a stay')
  const guests = [{ type: 'Adulto', firstName: 'JUAN', lastName: 'INVENTADO' }]
  const room = { number: 1, category: 'Doble', adults: 2, children: 0, mealPlan: null, guests }
  return {
    ...plain,
    state: 'closed',
    booking: {
      ...plain.booking,
      stays: [{ ...stay, rooms: [room] }],
      hotelNotes: 'alergia al maní',
      advisorNotes: 'JUAN INVENTADO llega tarde',
    },
    steps: { request: { queuedAt: AT, sentAt: AT, from: 'oc@hotel.example' } },
    files: [aFile('confirmation')],
    purchaseOrder: {
      number: '4500012345',
      receivedAt: AT,
      files: [aFile('order')],
      mailId: 'bbbbbbbbbbbbbbbb',
    },
    rejected: { ocNumber: null, reason: 'era de JUAN', at: AT, files: [aFile('rejected')] },
    closing: { reason: 'other', note: 'se fue sin avisar' },
    history: [
      { at: AT, event: 'MailLeft', actor: null, detail: 'request → compras@cliente.example' },
      { at: AT, event: 'NoteAdded', actor: 'Ana Ejemplo', detail: 'llamar a JUAN INVENTADO' },
      { at: AT, event: 'ReservationClosed', actor: 'Ana Ejemplo', detail: 'other: se fue sin avisar' },
    ],
    settledAt: AT,
    ...fields,
  }
}
