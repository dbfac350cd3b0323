import { describe, expect, test } from 'vitest'
import { daysAfter, isDay, officeDay } from '../../bot/office-day.js'

describe('a day in the office', () => {
  test.each([
    ['2026-03-31T02:59:00.000Z', '2026-03-30'],
    ['2026-03-31T03:00:00.000Z', '2026-03-31'],
    ['2026-06-30T03:59:00.000Z', '2026-06-29'],
  ])('at %s is %s in Santiago', (now, day) => {
    expect(officeDay(now, 'America/Santiago')).toBe(day)
  })

  test.each([
    ['2026-03-30', 1, '2026-03-31'],
    ['2026-09-05', 1, '2026-09-06'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 7, '2027-01-07'],
  ])('%s and %d more is %s', (day, count, expected) => {
    expect(daysAfter(day, count)).toBe(expected)
  })

  test.each([
    ['2026-03-30', true],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['30-03-2026', false],
    ['', false],
  ])('"%s": %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })
})
