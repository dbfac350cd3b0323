import { describe, expect, test } from 'vitest'
import type { MailContent } from '../../../../src/mail/letter.js'
import { acknowledgement } from '../../../../src/mail/es/acknowledgement.js'
import { reminder } from '../../../../src/mail/es/reminder.js'
import { request } from '../../../../src/mail/es/request.js'
import { ultimatum } from '../../../../src/mail/es/ultimatum.js'
import type { MailInput } from '../../../../src/mail/es/wording.js'
import { bareBooking, booking, input, room, stay } from './sample.js'

const MAILS: readonly (readonly [string, (given: MailInput) => MailContent])[] = [
  ['request', request],
  ['reminder', reminder],
  ['ultimatum', (given) => ultimatum({ ...given, deadline: '2026-02-23' })],
  ['acknowledgement', (given) => acknowledgement({ ...given, ocNumber: '4500012345' })],
]

const CHASE = MAILS.filter(([name]) => name !== 'acknowledgement')

const twoStays = booking({
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

/** What a reader of the HTML sees: words only. */
const visibleWords = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

const squeezed = (text: string): string => text.replace(/^-+$/gm, '').replace(/\s+/g, '')

describe('subjects', () => {
  test('the request names the booking by its number', () => {
    expect(request(input()).subject).toBe('Solicitud de Orden de Compra - Reserva 45000000')
  })

  test('a booking without number goes by its locator', () => {
    expect(request(input(bareBooking)).subject).toBe('Solicitud de Orden de Compra - Reserva AAKLMNO')
  })

  test.each(MAILS.slice(1))('the %s answers the request, in one conversation', (_, write) => {
    expect(write(input()).subject).toBe('RE: Solicitud de Orden de Compra - Reserva 45000000')
  })

  test.each(MAILS)('no value can break out of the subject of the %s', (_, write) => {
    const { subject } = write(input(booking({ bookingId: '45\r\nBcc: todos@mal.example\u2028\u202e' })))
    expect(subject).toMatch(/Reserva 45 Bcc: todos@mal\.example$/)
  })
})

describe('every mail', () => {
  test.each(MAILS)('the %s says the same in text and in HTML', (_, write) => {
    const mail = write(input(twoStays))
    expect(squeezed(visibleWords(mail.html))).toBe(squeezed(mail.text))
  })

  test.each(MAILS)('the %s bears the locator and the address to answer to', (_, write) => {
    const { text } = write(input())
    expect(text).toContain('LOC interno: AAKLMNO')
    expect(text).toContain('controloc@hoteles.example')
  })

  test.each(MAILS)('the %s loads nothing from outside', (_, write) => {
    expect(write(input(twoStays)).html).not.toMatch(/<(img|link|script|iframe)|url\(|https?:/i)
  })

  test.each(MAILS)('the %s says nothing of what is not known', (_, write) => {
    const { text } = write(input(bareBooking))
    expect(text).not.toMatch(/null|undefined|NaN|ID de reserva|Localizador|Total|Límite|Dirección/)
  })

  test.each(MAILS)('the %s keeps the adviser’s notes in the house', (_, write) => {
    expect(write(input(booking({ advisorNotes: 'Cliente difícil' }))).text).not.toContain('difícil')
  })
})

describe('the chase', () => {
  test.each(CHASE)('the %s asks for a reply with the PDF and the locator', (_, write) => {
    expect(write(input()).text).toContain(
      '1. Respondan a este mismo correo, sin cambiar el asunto.\n' +
        '2. Adjunten la orden de compra en formato PDF.\n' +
        '3. Indiquen el LOC interno AAKLMNO en el texto del correo.\n',
    )
  })

  test.each(CHASE)('the %s gives the whole booking', (_, write) => {
    const { text } = write(input())
    expect(text).toContain(`Datos de la reserva
-------------------
LOC interno: AAKLMNO
ID de reserva: 45000000
Localizador: 700123
Agencia: EMPRESA EJEMPLO S.A.
Total: $1.234.567
Límite de cancelación: sábado 28 de febrero de 2026

Gran Hotel Ejemplo Providencia
------------------------------
Dirección: Av. Ejemplo Nte. 100, 7500000 Providencia, Región Metropolitana, Chile
Teléfono: 56220000000
Check-in: martes 3 de marzo de 2026, 15:00 h
Check-out: viernes 6 de marzo de 2026, 11:00 h
Estadía: 3 noches, 1 habitación
Habitación 1:
  Twin · 1 adulto · Breakfast Included
  Pasajero: ANA EJEMPLO
`)
  })

  test.each(CHASE)('the %s says the total in its first sentences', (_, write) => {
    expect(write(input(twoStays)).text.split('Cómo enviarnos')[0]).toContain('por un total de UF 12,5')
  })

  test('the reminder says what it is in its first line', () => {
    expect(reminder(input()).text).toMatch(/^Recordatorio: orden de compra pendiente\n/)
  })

  test('the ultimatum says what it is in its first line', () => {
    expect(ultimatum({ ...input(), deadline: '2026-02-23' }).text).toMatch(
      /^Último aviso: orden de compra pendiente\n/,
    )
  })

  test('the ultimatum names the last day', () => {
    expect(ultimatum({ ...input(), deadline: '2026-02-23' }).text).toContain(
      'Necesitamos recibir la orden de compra a más tardar el lunes 23 de febrero de 2026.',
    )
  })
})

describe('several stays', () => {
  const { text } = request(input(twoStays))

  test('each hotel has its own heading', () => {
    expect(text.match(/^Estadía \d de 2: .*$/gm)).toEqual([
      'Estadía 1 de 2: Gran Hotel Ejemplo Providencia',
      'Estadía 2 de 2: Hotel Costa Ejemplo',
    ])
  })

  test('each stay has its own total', () => {
    expect(text.match(/^Total de la estadía: .*$/gm)).toEqual([
      'Total de la estadía: UF 10',
      'Total de la estadía: US$1.250,50',
    ])
  })

  test('one and many are told apart', () => {
    expect(text).toContain('3 noches, 2 habitaciones')
    expect(text).toContain('1 noche, 1 habitación')
    expect(text).toContain('Doble · 2 adultos y 1 niño · Breakfast Included')
    expect(text).toContain('Pasajeros: LUIS EJEMPLO, SOL EJEMPLO')
  })

  test('one purchase order is asked for', () => {
    expect(text).toContain('La reserva incluye 2 estadías: basta una sola orden de compra por el total.')
  })

  test('one stay says nothing of several', () => {
    expect(request(input()).text).not.toContain('estadías')
  })
})

describe('notes', () => {
  test('the hotel’s notes keep their lines', () => {
    const { text } = request(input(booking({ hotelNotes: 'Llegada tardía.\r\n\r\nDesayuno 06:30.' })))
    expect(text).toContain('Del hotel:\n  Llegada tardía.\n  Desayuno 06:30.\n')
  })
})

describe('the acknowledgement', () => {
  test('names the purchase order', () => {
    expect(acknowledgement({ ...input(), ocNumber: 'OC-12345' }).text).toContain(
      'Recibimos la orden de compra OC-12345 de la reserva 45000000. No es necesario enviar nada más.',
    )
  })

  test('does without a number that nobody could read', () => {
    expect(acknowledgement({ ...input(), ocNumber: null }).text).toContain(
      'Recibimos la orden de compra de la reserva 45000000.',
    )
  })

  test('recalls hotel and dates in one line each', () => {
    expect(acknowledgement({ ...input(twoStays), ocNumber: null }).text).toContain(
      'Hoteles:\n' +
        '  Gran Hotel Ejemplo Providencia, del martes 3 de marzo de 2026 al viernes 6 de marzo de 2026\n' +
        '  Hotel Costa Ejemplo, del viernes 6 de marzo de 2026 al sábado 7 de marzo de 2026\n',
    )
  })

  test('asks for nothing', () => {
    expect(acknowledgement({ ...input(), ocNumber: null }).text).not.toContain('Cómo enviarnos')
  })
})
