import { describe, expect, test } from 'vitest'
import { letters } from '../../../../src/mail/letters.js'
import { bareBooking, booking, everyLetter, input, twoStays } from '../sample.js'

const { request, reminder, ultimatum, acknowledgement, rejection } = letters('es')

const MAILS = everyLetter('es')

const CHASE = MAILS.filter(([name]) => name !== 'acknowledgement')

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

describe('the rejection', () => {
  const reason = 'Corresponde a otro hotel.'

  test('names the document and asks for the right one', () => {
    const { text } = rejection({ ...input(), ocNumber: 'OC-12345', reason })
    expect(text).toContain(
      'Recibimos la orden de compra OC-12345, pero no podemos aceptar ese documento para la reserva 45000000.',
    )
    expect(text).toContain('\nMotivo: Corresponde a otro hotel.\n')
    expect(text).toContain(
      'Les agradeceremos enviarnos la orden de compra que corresponde a esta reserva, por un total de $1.234.567.',
    )
  })

  test('does without a number and without a reason', () => {
    const { text } = rejection({ ...input(), ocNumber: null, reason: null })
    expect(text).toContain('Recibimos el documento que nos enviaron como orden de compra, pero')
    expect(text).not.toContain('Motivo')
  })
})

test('a reason of a thousand characters is cut at 500', () => {
  const { text } = rejection({ ...input(), ocNumber: null, reason: 'x'.repeat(1000) })
  expect(text).toContain(`Motivo: ${'x'.repeat(499)}…\n`)
})
