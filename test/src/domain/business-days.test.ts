import { describe, expect, it } from 'vitest'
import {
  oneBusinessDayAfter,
  isOfficeTime,
  nextBusinessDay,
  rollToOffice,
} from '../../../src/domain/business-days.js'
import { office, santiago } from '../../story/samples.js'

const calendar = office(['2026-12-08', '2026-12-25'])

describe('office hours in Santiago', () => {
  it.each([
    ['2026-11-23 09:00', true],
    ['2026-11-23 17:59', true],
    ['2026-11-23 08:59', false],
    ['2026-11-23 18:00', false],
    ['2026-11-22 12:00', false],
    ['2026-12-08 12:00', false],
  ])('%s is office time: %s', (text, expected) => {
    expect(isOfficeTime(santiago(text), calendar)).toBe(expected)
  })

  it.each([
    ['2026-11-23 10:15', '2026-11-23 10:15'],
    ['2026-11-23 07:00', '2026-11-23 09:00'],
    ['2026-11-23 18:00', '2026-11-24 09:00'],
    ['2026-11-27 20:00', '2026-11-30 09:00'],
    ['2026-11-22 12:00', '2026-11-23 09:00'],
    ['2026-12-07 19:00', '2026-12-09 09:00'],
  ])('%s rolls to %s', (from, to) => {
    expect(rollToOffice(santiago(from), calendar)).toBe(santiago(to))
  })

  it('keeps 09:00 across the clock change of September, where Sunday 00:00 does not exist', () => {
    expect(rollToOffice(santiago('2026-09-05 23:30'), calendar)).toBe('2026-09-07T12:00:00.000Z')
  })

  it('keeps 09:00 across the clock change of April', () => {
    expect(rollToOffice(santiago('2026-04-03 19:00'), calendar)).toBe('2026-04-06T13:00:00.000Z')
  })

  it.each([
    ['2026-11-27 15:30', '2026-11-30 09:00'],
    ['2026-11-27 22:00', '2026-12-01 09:00'],
    ['2026-11-22 12:00', '2026-11-24 09:00'],
    ['2026-11-23 06:00', '2026-11-24 09:00'],
  ])('one business day after %s is %s', (from, to) => {
    expect(oneBusinessDayAfter(santiago(from), calendar)).toBe(santiago(to))
  })

  it('skips weekends and holidays for the next business day', () => {
    expect(nextBusinessDay('2026-12-24', calendar)).toBe('2026-12-28')
  })
})
