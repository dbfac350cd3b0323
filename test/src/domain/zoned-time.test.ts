import * as fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/time.js'
import {
  dayAfter,
  instantAt,
  localDay,
  localTime,
  offsetAt,
  weekdayOf,
} from '../../../src/domain/zoned-time.js'

/** Clocks that change at night, at odd offsets, by half an hour, and never. */
const ZONES = ['America/Santiago', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Madrid', 'UTC']

const anyInstant = fc
  .integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') })
  .map((epochMs) => toInstant(epochMs))

describe('the clocks of a zone', () => {
  it('show what the calendar library says, at any time of twenty years', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...ZONES), (instant, zone) => {
        const shown = DateTime.fromISO(instant, { zone })
        expect([localDay(instant, zone), localTime(instant, zone), offsetAt(instant, zone)]).toEqual([
          shown.toFormat('yyyy-MM-dd'),
          shown.toFormat('HH:mm'),
          shown.offset,
        ])
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['2026-04-05T02:59:59.999Z', '2026-04-04 23:59'],
    ['2026-04-05T03:00:00.000Z', '2026-04-04 23:00'],
    ['2026-09-06T03:59:59.999Z', '2026-09-05 23:59'],
    ['2026-09-06T04:00:00.000Z', '2026-09-06 01:00'],
  ])('go back and forward in Santiago at midnight: %s', (instant, shown) => {
    const zone = 'America/Santiago'
    expect(`${localDay(instant, zone)} ${localTime(instant, zone)}`).toBe(shown)
  })

  it('give the same answer when asked again', () => {
    const ask = (): readonly unknown[] => [
      instantAt('2026-09-06', '00:30', 'America/Santiago'),
      dayAfter('2026-02-28'),
      dayAfter('2026-02-28', 2),
      weekdayOf('2026-03-02'),
    ]
    expect([ask(), ask()]).toEqual(
      Array.from({ length: 2 }, () => ['2026-09-06T04:30:00.000Z', '2026-03-01', '2026-03-02', 1]),
    )
  })
})
