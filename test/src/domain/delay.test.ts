import { describe, expect, it } from 'vitest'
import { approximateMs, toDelay } from '../../../src/domain/delay.js'

describe('toDelay', () => {
  it('keeps days, which follow the calendar, apart from hours and minutes, which do not', () => {
    expect([toDelay({ days: 2 }), toDelay({ hours: 12 }), toDelay({ minutes: 30 })]).toEqual([
      { unit: 'days', days: 2 },
      { unit: 'ms', ms: 43_200_000 },
      { unit: 'ms', ms: 1_800_000 },
    ])
  })
})

describe('approximateMs', () => {
  it('compares a day with hours', () => {
    expect(approximateMs(toDelay({ days: 1 }))).toBe(approximateMs(toDelay({ hours: 24 })))
  })
})
