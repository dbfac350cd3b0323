import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekdayOf } from '../../../../bot/commands/typed/calendar.js'
import { readDay } from '../../../../bot/commands/typed/day.js'
import { daysAfter } from '../../../../bot/office-day.js'
import { MONTHS, WEEKDAY_NAMES } from '../../../../bot/texts/day-words.js'

/** A Wednesday. */
const TODAY = '2026-11-25'

const dayOf = (typed: string, today = TODAY): string | null => {
  const read = readDay(typed, today)
  return read.ok ? read.day : null
}

const problemOf = (typed: string, today = TODAY) => {
  const read = readDay(typed, today)
  return read.ok ? null : read.problem
}

describe('a day to wait for', () => {
  test.each([
    ['mañana', '2026-11-26'],
    ['pasado mañana', '2026-11-27'],
    ['3d', '2026-11-28'],
    ['3 d', '2026-11-28'],
    ['1 día', '2026-11-26'],
    ['3 días', '2026-11-28'],
    ['en 3 dias', '2026-11-28'],
    ['por tres días', '2026-11-28'],
    ['3 días más', '2026-11-28'],
    ['1 semana', '2026-12-02'],
    ['una semana', '2026-12-02'],
    ['2 semanas', '2026-12-09'],
    ['un mes', '2026-12-25'],
    ['3 meses', '2027-02-25'],
    ['la próxima semana', '2026-11-30'],
    ['semana que viene', '2026-11-30'],
    ['fin de mes', '2026-11-30'],
    ['viernes', '2026-11-27'],
    ['el viernes', '2026-11-27'],
    ['Vie.', '2026-11-27'],
    ['hasta el próximo lunes', '2026-11-30'],
    ['lunes que viene', '2026-11-30'],
    ['miércoles', '2026-12-02'],
    ['sábado', '2026-11-28'],
    ['sabado', '2026-11-28'],
    ['al viernes', '2026-11-27'],
    ['el 15', '2026-12-15'],
    ['el día 30', '2026-11-30'],
    ['el 25', '2026-12-25'],
    ['martes 15', '2026-12-15'],
    ['15/12', '2026-12-15'],
    ['15-12', '2026-12-15'],
    ['1/2', '2027-02-01'],
    ['15/12/2026', '2026-12-15'],
    ['15-12-2026', '2026-12-15'],
    ['15.12.26', '2026-12-15'],
    ['2026-12-15', '2026-12-15'],
    ['martes 15/12', '2026-12-15'],
    ['15 de diciembre', '2026-12-15'],
    ['15 dic', '2026-12-15'],
    ['el martes, 15 de diciembre de 2026', '2026-12-15'],
    ['martes 15 de diciembre del 2026.', '2026-12-15'],
    ['1º de mayo', '2027-05-01'],
    ['primero de marzo', '2027-03-01'],
    ['29/2', '2028-02-29'],
    ['5 de setiembre', '2027-09-05'],
  ])('"%s" is %s', (typed, day) => {
    expect(dayOf(typed)).toBe(day)
  })

  test('the 31st is the next one that there is', () => {
    expect(dayOf('el 31')).toBe('2026-12-31')
    expect(dayOf('el 31', '2026-12-31')).toBe('2027-01-31')
  })

  test('the end of the month, on its last day, is that of the next', () => {
    expect(dayOf('fin de mes', '2026-11-30')).toBe('2026-12-31')
  })

  test('a month after the 31st ends with the shorter month', () => {
    expect(dayOf('1 mes', '2027-01-31')).toBe('2027-02-28')
  })
})

describe('what is no day to wait for', () => {
  test.each([
    ['hoy', { code: 'today' }],
    ['0 días', { code: 'today' }],
    ['25/11', { code: 'today' }],
    ['2026-11-25', { code: 'today' }],
    ['24/11/2026', { code: 'past', day: '2026-11-24' }],
    ['15/12/25', { code: 'past', day: '2025-12-15' }],
    ['31/11', { code: 'no_such_day', day: 31, month: 11, year: null }],
    ['31 de noviembre', { code: 'no_such_day', day: 31, month: 11, year: null }],
    ['29/2/2027', { code: 'no_such_day', day: 29, month: 2, year: 2027 }],
    ['12/15', { code: 'no_such_day', day: 12, month: 15, year: null }],
    ['el 32', { code: 'no_such_day', day: 32, month: null, year: null }],
    ['viernes 15/12', { code: 'other_weekday', day: '2026-12-15', weekday: 5 }],
    ['15', { code: 'ambiguous', number: 15 }],
    ['45', { code: 'no_such_day', day: 45, month: null, year: null }],
    ['cuando avisen', { code: 'not_understood' }],
    ['lunes o martes', { code: 'not_understood' }],
    ['15 de brumario', { code: 'not_understood' }],
    ['constructor días', { code: 'not_understood' }],
    ['99999 días', { code: 'not_understood' }],
    ['', { code: 'not_understood' }],
  ])('"%s"', (typed, problem) => {
    expect(problemOf(typed)).toEqual(problem)
  })
})

const days = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const monthNames = MONTHS.filter(([name]) => name !== 'setiembre').map(([name]) => name)

/** Ways to write a day that name its year. */
const WRITINGS: readonly ((parts: { year: string; month: string; day: string }) => string)[] = [
  ({ year, month, day }) => `${year}-${month}-${day}`,
  ({ year, month, day }) => `${day}/${month}/${year}`,
  ({ year, month, day }) => `${Number(day)}-${Number(month)}-${year}`,
  ({ year, month, day }) => `el ${Number(day)} de ${monthNames[Number(month) - 1]} de ${year}`,
  ({ year, month, day }) => `${day} ${monthNames[Number(month) - 1]?.slice(0, 3)}. ${year}`,
]

const partsOf = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month, day: date }
}

describe('whatever is typed', () => {
  const isSound = (typed: string, today: string): boolean => {
    const read = readDay(typed, today)
    return read.ok ? /^\d{4}-\d\d-\d\d$/u.test(read.day) && read.day > today : read.problem.code !== undefined
  }

  test('is a day after today or a problem, and never a fault', () => {
    const typed = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(typed, days, (text, today) => {
        expect(isSound(text, today)).toBe(true)
      }),
    )
  })

  test('is so too where it looks like a date', () => {
    const scraps = fc.constantFrom('1', '15', '31', '99', '/', '-', ' ', 'd', 'el ', 'de ', 'mayo', 'lunes')
    const typed = fc.array(scraps, { maxLength: 8 }).map((all) => all.join(''))
    fc.assert(
      fc.property(typed, days, (text, today) => {
        expect(isSound(text, today)).toBe(true)
      }),
    )
  })

  test('with its year is read back, however it is written', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom(...WRITINGS), (one, other, write) => {
        fc.pre(one !== other)
        const [today, day] = one < other ? [one, other] : [other, one]
        expect(dayOf(write(partsOf(day)), today)).toBe(day)
      }),
    )
  })

  test('without a year is the next such day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 365 }), (today, ahead) => {
        const day = daysAfter(today, ahead)
        fc.pre(!day.endsWith('-02-29') && day.slice(5) !== today.slice(5))
        const { month, day: date } = partsOf(day)
        expect(dayOf(`${Number(date)}/${Number(month)}`, today)).toBe(day)
      }),
    )
  })

  test('a weekday is one of the next seven days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 7 }), (today, weekday) => {
        const day = dayOf(WEEKDAY_NAMES[weekday - 1] ?? '', today) ?? ''
        expect(weekdayOf(day)).toBe(weekday)
        expect(day > today && day <= daysAfter(today, 7)).toBe(true)
      }),
    )
  })

  test('a count of days is counted', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 999 }), (today, count) => {
        expect(dayOf(`${count}d`, today)).toBe(daysAfter(today, count))
        expect(dayOf(`en ${count} días`, today)).toBe(daysAfter(today, count))
      }),
    )
  })

  test('says the same in capitals and without accents', () => {
    const phrases = ['mañana', 'próximo sábado', 'miércoles', '15 de diciembre', 'la próxima semana']
    fc.assert(
      fc.property(fc.constantFrom(...phrases), days, (typed, today) => {
        const plain = typed.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
        expect(dayOf(plain, today)).toBe(dayOf(typed, today))
      }),
    )
  })
})
