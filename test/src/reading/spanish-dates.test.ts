import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readDates, readTime } from '../../../src/reading/spanish-dates.js'
import { DAY_FORMS } from '../../fixtures/confirmations/rewording.js'

describe('reading a day', () => {
  it.each([
    ['martes 3, mar. 2026', '2026-03-03'],
    ['3, mar 2026', '2026-03-03'],
    ['sábado, 28 de febrero de 2026', '2026-02-28'],
    ['28 de febrero del 2026', '2026-02-28'],
    ['domingo 10, may 2026', '2026-05-10'],
    ['lunes 28, sept. 2026', '2026-09-28'],
    ['1 de setiembre de 2026', '2026-09-01'],
    ['viernes 6, nov. 2026', '2026-11-06'],
    ['Jueves 31, DIC. 2026', '2026-12-31'],
    ['03/04/2026', '2026-04-03'],
    ['3-4-2026', '2026-04-03'],
    ['2026-04-03', '2026-04-03'],
    ['29 de febrero de 2028', '2028-02-29'],
  ])('takes %s for %s', (printed, day) => {
    expect(readDate(printed)).toBe(day)
  })

  it.each(['INMEDIATO', '30 de febrero de 2026', '31/04/2026', '12 de mayonesa de 2026', '3, mar. 26', ''])(
    'finds no day in «%s»',
    (printed) => {
      expect(readDate(printed)).toBeNull()
    },
  )

  it.each(Object.entries(DAY_FORMS))('reads back every day that is written with %s', (_form, write) => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          expect(readDate(write(day))).toBe(day)
        },
      ),
    )
  })

  it('gives nothing but days that exist, whatever a text says', () => {
    const scrap = fc.constantFrom(
      '31',
      '30',
      '2',
      ' de ',
      'feb',
      'abril',
      '/',
      '-',
      '.',
      ',',
      '2026',
      '20',
      ' ',
      'º',
    )
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 12 }), (scraps) => {
        for (const day of readDates(scraps.join('')))
          expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
      }),
      { numRuns: 1000 },
    )
  })

  it('finds every day of a text', () => {
    expect(readDates('hasta el 3 de marzo de 2026, o el 5 de abril de 2026')).toEqual([
      '2026-03-03',
      '2026-04-05',
    ])
  })
})

describe('reading a time of day', () => {
  it.each([
    ['3:00 PM', '15:00'],
    ['11:00 AM', '11:00'],
    ['12:00 AM', '00:00'],
    ['12:30 p. m.', '12:30'],
    ['3 p.m.', '15:00'],
    ['15:00', '15:00'],
    ['15:00 hrs', '15:00'],
    ['09.30', '09:30'],
    ['14h30', '14:30'],
    ['15 hrs.', '15:00'],
    ['8 horas', '08:00'],
  ])('takes %s for %s', (printed, time) => {
    expect(readTime(printed)).toBe(time)
  })

  it('reads back every time of day, in 24 hours and in 12', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
        const minutes = String(minute).padStart(2, '0')
        const time = `${String(hour).padStart(2, '0')}:${minutes}`
        expect(readTime(time)).toBe(time)
        expect(readTime(`${hour % 12 || 12}:${minutes} ${hour < 12 ? 'a. m.' : 'PM'}`)).toBe(time)
      }),
    )
  })

  it.each(['25:00', '13:00 PM', '12:75', 'tarde', '15'])('finds no time in «%s»', (printed) => {
    expect(readTime(printed)).toBeNull()
  })
})
