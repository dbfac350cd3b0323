import { describe, expect, it } from 'vitest'
import { monthAt, monthSpan } from '../../../src/domain/report-month.js'
import { isWithin } from '../../../src/domain/time.js'
import { santiago, ZONE } from '../../story/samples.js'

describe('the month of a report', () => {
  it('begins and ends at midnight of the office, not of Greenwich', () => {
    const { from, until } = monthSpan('2026-03', ZONE)
    expect([from, until]).toEqual(['2026-03-01T03:00:00.000Z', '2026-04-01T03:00:00.000Z'])
  })

  it.each([
    ['2026-02-28 23:59', false],
    ['2026-03-01 00:00', true],
    ['2026-03-31 23:59', true],
    ['2026-04-01 00:00', false],
  ])('of March has %s: %s', (text, inside) => {
    expect(isWithin(santiago(text), monthSpan('2026-03', ZONE))).toBe(inside)
  })

  it('is as long as the clock changes make it', () => {
    const { from, until } = monthSpan('2026-09', ZONE)
    expect([from, until]).toEqual(['2026-09-01T04:00:00.000Z', '2026-10-01T03:00:00.000Z'])
  })

  it('of December ends with the year', () => {
    expect(monthSpan('2026-12', ZONE).until).toBe('2027-01-01T03:00:00.000Z')
  })

  it('is the one on the wall of the office', () => {
    expect(monthAt('2026-04-01T02:30:00.000Z', ZONE)).toBe('2026-03')
  })

  it('has weeks from Monday to Sunday, cut at its ends, that leave nothing out', () => {
    const { weeks, from, until } = monthSpan('2026-04', ZONE)
    expect(weeks.map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`)).toEqual([
      '2026-04-01 2026-04-05',
      '2026-04-06 2026-04-12',
      '2026-04-13 2026-04-19',
      '2026-04-20 2026-04-26',
      '2026-04-27 2026-04-30',
    ])
    expect(weeks.map((week) => week.from)).toEqual([from, ...weeks.slice(0, -1).map((week) => week.until)])
    expect(weeks.at(-1)?.until).toBe(until)
  })

  it.each(['2026-13', '2026-00', '2026-3', 'marzo', ''])('is none for «%s»', (text) => {
    expect(() => monthSpan(text, ZONE)).toThrow(RangeError)
  })
})
