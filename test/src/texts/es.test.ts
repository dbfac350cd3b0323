import { describe, expect, test } from 'vitest'
import { MINOR_DIGITS, type Currency, type Money } from '../../../src/domain/money.js'
import { RESERVATION_STATES } from '../../../src/domain/reservation.js'
import {
  closingReasonLabel,
  formatDay,
  formatInstant,
  formatMoney,
  formatShortDay,
  holdReasonLabel,
  stateLabel,
  stepLabel,
} from '../../../src/texts/es.js'

const SANTIAGO = 'America/Santiago'

const money = (units: number, currency: Currency): Money => ({
  minor: Math.round(units * 10 ** MINOR_DIGITS[currency]),
  currency,
})

describe('money', () => {
  test.each([
    [money(528_701, 'CLP'), '$528.701'],
    [money(1_234_567, 'CLP'), '$1.234.567'],
    [money(999, 'CLP'), '$999'],
    [money(1000, 'CLP'), '$1.000'],
    [money(0, 'CLP'), '$0'],
    [money(-500, 'CLP'), '-$500'],
    [money(1250.5, 'USD'), 'US$1.250,50'],
    [money(0.05, 'USD'), 'US$0,05'],
    [money(1250, 'EUR'), '€1.250,00'],
    [money(12.5, 'UF'), 'UF 12,5'],
    [money(1012.3456, 'UF'), 'UF 1.012,3456'],
    [money(3, 'UF'), 'UF 3'],
  ])('%o is written %s', (amount, written) => {
    expect(formatMoney(amount)).toBe(written)
  })
})

describe('days', () => {
  test('a day is written in full', () => {
    expect(formatDay('2026-03-03')).toBe('martes 3 de marzo de 2026')
  })

  test('accents of the week are kept', () => {
    expect(formatDay('2026-02-28')).toBe('sábado 28 de febrero de 2026')
  })

  test('September is spelt with its p', () => {
    expect(formatDay('2026-09-16')).toBe('miércoles 16 de septiembre de 2026')
  })

  test('the short form is day-month-year with two figures', () => {
    expect(formatShortDay('2026-03-03')).toBe('03-03-2026')
  })

  test('no odd space ever appears', () => {
    const texts = [formatDay('2026-01-01'), formatInstant('2026-01-01T12:00:00.000Z', SANTIAGO)]
    expect(texts.join('')).toMatch(/^[a-záéíóú0-9: ]+$/)
  })

  test('what is no day is a fault', () => {
    expect(() => formatDay('mañana')).toThrow(RangeError)
  })
})

describe('instants', () => {
  test('in the present month only weekday, day and time are said', () => {
    expect(formatInstant('2026-03-30T12:00:00.000Z', SANTIAGO, '2026-03-02T15:00:00.000Z')).toBe(
      'lunes 30 a las 09:00',
    )
  })

  test('in another month the month is said', () => {
    expect(formatInstant('2026-04-06T13:00:00.000Z', SANTIAGO, '2026-03-30T15:00:00.000Z')).toBe(
      'lunes 6 de abril a las 09:00',
    )
  })

  test('in another year the year is said', () => {
    expect(formatInstant('2027-01-04T12:00:00.000Z', SANTIAGO, '2026-12-30T15:00:00.000Z')).toBe(
      'lunes 4 de enero de 2027 a las 09:00',
    )
  })

  test('the same month of another year is not the present month', () => {
    expect(formatInstant('2027-03-01T12:00:00.000Z', SANTIAGO, '2026-03-30T15:00:00.000Z')).toBe(
      'lunes 1 de marzo de 2027 a las 09:00',
    )
  })

  test('without a present everything is said', () => {
    expect(formatInstant('2026-03-30T12:00:00.000Z', SANTIAGO)).toBe('lunes 30 de marzo de 2026 a las 09:00')
  })

  test('the month is the one of the zone, not of UTC', () => {
    expect(formatInstant('2026-04-01T02:30:00.000Z', SANTIAGO, '2026-03-30T15:00:00.000Z')).toBe(
      'martes 31 a las 23:30',
    )
  })

  test('midnight is 00:00', () => {
    expect(formatInstant('2026-03-30T03:00:00.000Z', SANTIAGO, '2026-03-02T15:00:00.000Z')).toBe(
      'lunes 30 a las 00:00',
    )
  })

  test('one o’clock is singular', () => {
    expect(formatInstant('2026-03-30T04:30:00.000Z', SANTIAGO, '2026-03-02T15:00:00.000Z')).toBe(
      'lunes 30 a la 01:30',
    )
  })
})

describe('labels', () => {
  test('every state has the name that staff know', () => {
    expect(RESERVATION_STATES.map(stateLabel)).toEqual([
      'NO_REQUIERE_OC',
      'PENDIENTE',
      'SOLICITADA',
      'RECIBIDA',
      'CERRADA',
      'CANCELADA',
      'EXPIRADA',
    ])
  })

  test('every mail to a client has its name', () => {
    expect((['request', 'reminder', 'ultimatum', 'acknowledgement'] as const).map(stepLabel)).toEqual([
      'Solicitud',
      'Recordatorio',
      'Ultimátum',
      'Acuse de recibo',
    ])
  })

  test('a closing reason is worded', () => {
    expect(closingReasonLabel('suspended')).toBe('Suspendida')
  })

  test('a hold is worded', () => {
    expect(holdReasonLabel('no_contact')).toBe('Cliente sin correo de contacto')
  })
})
