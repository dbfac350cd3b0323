import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMonth } from '../../../../bot/commands/typed/month.js'
import { MONTH_NAMES } from '../../../../bot/texts/day-words.js'

const TODAY = '2026-03-30'

describe('the month of a report', () => {
  test.each([
    ['marzo', '2026-03'],
    ['Febrero', '2026-02'],
    ['abril', '2025-04'],
    ['dic', '2025-12'],
    ['setiembre', '2025-09'],
    ['de marzo', '2026-03'],
    ['del mes de enero', '2026-01'],
    ['marzo 2025', '2025-03'],
    ['marzo de 2025', '2025-03'],
    ['marzo del 25', '2025-03'],
    ['2026-03', '2026-03'],
    ['3/2026', '2026-03'],
    ['mes pasado', '2026-02'],
    ['del mes anterior', '2026-02'],
    ['este mes', '2026-03'],
  ])('"%s" is %s', (typed, month) => {
    expect(readMonth(typed, TODAY)).toEqual({ ok: true, month })
  })

  test('last month, in January, is December', () => {
    expect(readMonth('mes pasado', '2026-01-05')).toEqual({ ok: true, month: '2025-12' })
  })

  test.each(['brumario', '2026-13', '0/2026', 'marzo o abril', '26', ''])('"%s" is none', (typed) => {
    expect(readMonth(typed, TODAY)).toEqual({ ok: false, problem: 'not_understood' })
  })

  test.each(['2026-04', 'diciembre 2026'])('"%s" has not begun', (typed) => {
    expect(readMonth(typed, TODAY)).toMatchObject({ ok: false, problem: 'future' })
  })

  test('by its name alone is one of the last twelve', () => {
    const months = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(months, months, (present, wanted) => {
        const today = `2026-${String(present).padStart(2, '0')}-10`
        const read = readMonth(MONTH_NAMES[wanted - 1] ?? '', today)
        const month = read.ok ? read.month : ''
        expect(month > `2025-${String(present).padStart(2, '0')}` && month <= today).toBe(true)
      }),
    )
  })

  test('never is a fault, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(typeof readMonth(typed, TODAY).ok).toBe('boolean')
      }),
    )
  })
})
