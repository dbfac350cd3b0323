import { describe, expect, it } from 'vitest'
import { chileHolidays } from '../../../../src/adapters/chile-holidays/index.js'

const isHoliday = chileHolidays({ extra: [], not: [] })

describe('public holidays in Chile', () => {
  it.each([
    ['2026-09-18', true],
    ['2026-04-03', true],
    ['2026-04-04', true],
    ['2027-03-27', true],
    ['2026-12-08', true],
    ['2026-12-31', false],
    ['2026-11-23', false],
  ])('%s is a day off: %s', (day, expected) => {
    expect(isHoliday(day)).toBe(expected)
  })

  it('moves those that the law moves to a Monday', () => {
    expect([isHoliday('2027-10-11'), isHoliday('2027-10-12')]).toEqual([true, false])
  })

  it('takes a day that a law made for once', () => {
    expect(chileHolidays({ extra: ['2026-11-20'], not: [] })('2026-11-20')).toBe(true)
  })

  it('works on a day that the office works all the same', () => {
    expect(chileHolidays({ extra: [], not: ['2026-12-08'] })('2026-12-08')).toBe(false)
  })
})
