import { describe, expect, it } from 'vitest'
import { officeMsBetween } from '../../../src/domain/business-days.js'
import type { Rhythm } from '../../../src/domain/silence.js'
import { afterArrivals, silenceOf } from '../../../src/domain/silence.js'
import { HOUR_MS } from '../../../src/domain/time.js'
import { policyOf, santiago } from '../../story/samples.js'

const { office } = policyOf()

const WEEKDAYS = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25]

/** Mails at these hours of each business day of November 2026, taken in one after the other. */
const arriving = (...clocks: readonly string[]): Rhythm => {
  const times = WEEKDAYS.flatMap((day) =>
    clocks.map((clock) => santiago(`2026-11-${String(day).padStart(2, '0')} ${clock}`)),
  )
  return times.reduce<Rhythm | null>((rhythm, at) => afterArrivals(rhythm, [at], at, office), null) as Rhythm
}

const alarming = (rhythm: Rhythm | null, at: string): boolean | null =>
  silenceOf(rhythm, santiago(at), office)?.isAlarming ?? null

const EVERY_TWO_HOURS = arriving('10:00', '12:00', '14:00', '16:00', '18:00')

describe('office time between two instants', () => {
  it.each([
    ['2026-11-24 10:00', '2026-11-24 12:30', 2.5],
    ['2026-11-24 17:00', '2026-11-25 10:00', 2],
    ['2026-11-20 17:00', '2026-11-23 10:00', 2],
    ['2026-11-21 10:00', '2026-11-22 20:00', 0],
    ['2026-11-24 12:00', '2026-11-24 10:00', 0],
  ])('from %s to %s are %d hours', (from, to, hours) => {
    expect(officeMsBetween(santiago(from), santiago(to), office)).toBe(hours * HOUR_MS)
  })
})

describe('a mailbox that falls silent', () => {
  it('is no alarm while the wait is not twice as long as any of the last weeks', () => {
    expect(alarming(EVERY_TWO_HOURS, '2026-11-26 12:55')).toBe(false)
    expect(alarming(EVERY_TWO_HOURS, '2026-11-26 13:05')).toBe(true)
  })

  it('is no alarm over a night or a weekend', () => {
    const untilFriday = afterArrivals(
      EVERY_TWO_HOURS,
      [santiago('2026-11-27 17:30')],
      santiago('2026-11-27 17:30'),
      office,
    )
    expect(alarming(untilFriday, '2026-11-30 09:30')).toBe(false)
  })

  it('is given half a day, however busy it is', () => {
    const busy = arriving(
      ...Array.from({ length: 9 }, (_, hour) => `${String(hour + 9).padStart(2, '0')}:30`),
    )
    expect(alarming(busy, '2026-11-26 12:00')).toBe(false)
    expect(alarming(busy, '2026-11-26 13:00')).toBe(true)
  })

  it('is given days where a mail a week is usual', () => {
    const weekly = ['2026-11-03 10:00', '2026-11-10 10:00', '2026-11-17 10:00', '2026-11-24 10:00']
      .map(santiago)
      .reduce<Rhythm | null>((rhythm, at) => afterArrivals(rhythm, [at], at, office), null)
    expect(alarming(weekly, '2026-12-03 10:00')).toBe(false)
    expect(alarming(weekly, '2026-12-10 12:00')).toBe(true)
  })

  it('is not judged in the first two weeks, nor where nothing ever came', () => {
    expect(alarming(EVERY_TWO_HOURS, '2026-11-14 12:00')).toBeNull()
    expect(
      alarming(afterArrivals(null, [], santiago('2026-11-02 09:00'), office), '2026-12-02 09:00'),
    ).toBeNull()
    expect(alarming(null, '2026-12-02 09:00')).toBeNull()
  })

  it('is well again when mail comes, and has not taken the long silence for its rhythm', () => {
    const at = santiago('2026-12-02 10:00')
    const again = afterArrivals(EVERY_TWO_HOURS, [at], at, office)
    expect(alarming(again, '2026-12-02 11:00')).toBe(false)
    expect(alarming(again, '2026-12-03 12:00')).toBe(true)
  })

  it('knows mails that are read late by when the server took them in', () => {
    const times = ['2026-11-26 12:00', '2026-11-26 10:00'].map(santiago)
    const late = afterArrivals(EVERY_TWO_HOURS, times, santiago('2026-11-26 17:00'), office)
    expect(late.lastAt).toBe(santiago('2026-11-26 12:00'))
    expect(late.waits['2026-11-26']).toBe(2 * HOUR_MS)
  })

  it('forgets what is four weeks old', () => {
    const at = santiago('2027-01-04 10:00')
    expect(Object.keys(afterArrivals(EVERY_TWO_HOURS, [at], at, office).waits)).toEqual(['2027-01-04'])
  })
})
