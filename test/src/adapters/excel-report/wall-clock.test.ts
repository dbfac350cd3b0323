import { describe, expect, it } from 'vitest'
import { wallClockIn } from '../../../../src/adapters/excel-report/wall-clock.js'
import { santiago, ZONE } from '../../../story/samples.js'

const shown = (instant: string, zone = ZONE): string => wallClockIn(zone)(instant).toISOString().slice(0, 16)

describe('the wall clock of the office', () => {
  it.each([
    ['2026-03-02T12:00:00.000Z', '2026-03-02T09:00'],
    ['2026-07-02T02:30:59.999Z', '2026-07-01T22:30'],
    // Clocks go back at midnight of Sunday 5 April, and forward on Sunday 6 September.
    ['2026-04-05T02:59:00.000Z', '2026-04-04T23:59'],
    ['2026-04-05T03:30:00.000Z', '2026-04-04T23:30'],
    ['2026-04-05T12:00:00.000Z', '2026-04-05T08:00'],
    ['2026-09-06T03:59:00.000Z', '2026-09-05T23:59'],
    ['2026-09-06T04:00:00.000Z', '2026-09-06T01:00'],
  ])('shows %s as %s', (instant, wall) => {
    expect(shown(instant)).toBe(wall)
  })

  it('agrees with itself all through a year', () => {
    const wallClock = wallClockIn(ZONE)
    for (let day = 1; day <= 28; day += 3) {
      const text = `2026-0${1 + (day % 9)}-${String(day).padStart(2, '0')} 15:45`
      expect(wallClock(santiago(text)).toISOString().slice(0, 16)).toBe(text.replace(' ', 'T'))
    }
  })

  it('knows zones of other offices', () => {
    expect(shown('2026-03-02T12:00:00.000Z', 'Asia/Kathmandu')).toBe('2026-03-02T17:45')
  })
})
