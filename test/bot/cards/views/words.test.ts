import { describe, expect, test } from 'vitest'
import { historyText } from '../../../../bot/cards/views/history-text.js'
import { plainValue } from '../../../../bot/cards/views/plain-value.js'
import { reviewFact } from '../../../../bot/cards/views/review-fact.js'
import { CONTEXT } from '../../../fixtures/views/samples.js'

describe('a line of history is Spanish', () => {
  test.each([
    ['MailLeft', 'reminder → a@b.example', null, 'Correo enviado: Recordatorio → a@b.example (sistema)'],
    ['ReservationClosed', 'suspended: en mayo', 'Paula', 'Cerrada: Suspendida: en mayo (Paula)'],
    ['ChaseHeld', 'bounced', null, 'En pausa: El correo al cliente rebotó (sistema)'],
    ['BookingChanged', 'checkIn, total', null, 'La reserva cambió: Check-in, Monto (sistema)'],
    ['StaffAsked', 'oc_to_assign', null, 'Consulta al equipo: OC por asignar (sistema)'],
    ['PurchaseOrderReceived', '4500012345', 'Paula', 'OC recibida: 4500012345 (Paula)'],
    ['ReservationExpired', null, null, 'Expiró sin OC (sistema)'],
  ])('%s', (event, detail, actor, expected) => {
    const line = historyText({ at: '2026-03-29T12:00:00.000Z', event, actor, detail }, CONTEXT)
    expect(line).toBe(`domingo 29 a las 09:00 · ${expected}`)
  })
})

describe('a fact of a case is Spanish', () => {
  test.each([
    ['problem', 'scanned', 'El PDF no tiene texto: es una imagen o un documento escaneado.'],
    ['problem', 'incomplete: locator, agency', 'Faltan datos en la confirmación: LOC interno, agencia.'],
    [
      'problem',
      'incomplete: locator, agency, rooms_mismatch: 3/4',
      'Faltan datos en la confirmación: LOC interno, agencia. El documento dice 3 habitaciones, pero detalla 4.',
    ],
    ['problem', 'no_pdf', 'El correo no trae un PDF.'],
    ['problem', 'something new', 'something new'],
    ['reason', 'names_several_reservations', 'nombra varias reservas'],
    ['authenticity', 'fail', 'falso: la firma no corresponde'],
    ['kind', 'ultimatum', 'Ultimátum'],
    ['before', 'CLP 1234567', '$1.234.567'],
    ['suggestedTotal', 'CLP 1234567', '$1.234.567'],
    ['suggestedCheckIn', '2026-03-03', '03-03-2026'],
    [
      'warnings',
      'recognised_text: 87 %',
      'Ojo: la OC está escaneada y se leyó por OCR (seguridad 87 %); conviene mirar su número.',
    ],
    ['subject', 'OC adjunta', 'OC adjunta'],
    ['problem', '', ''],
  ])('%s "%s"', (name, value, expected) => {
    expect(reviewFact(name, value)).toBe(expected)
  })
})

test.each([
  ['2026-04-07 · 2026-05-01', '07-04-2026 · 01-05-2026'],
  ['USD 1250.5', 'US$1.250,50'],
  ['CLP 1234567', '$1.234.567'],
  ['UF 12.5', 'UF 12,5'],
  ['CLP 500', '$500'],
  ['Hotel 2026', 'Hotel 2026'],
])('the value "%s" is written as Chile writes it', (value, expected) => {
  expect(plainValue(value)).toBe(expected)
})
