import { describe, expect, it } from 'vitest'
import { readDelay } from '../../../src/texts/delay-text.js'

describe('readDelay', () => {
  it.each([
    ['2', { days: 2 }],
    ['2d', { days: 2 }],
    ['3 días', { days: 3 }],
    ['1 dia', { days: 1 }],
    ['12h', { hours: 12 }],
    ['30m', { minutes: 30 }],
    [' 90 min ', { minutes: 90 }],
  ])('reads %o', (text, delay) => {
    expect(readDelay(text)).toEqual(delay)
  })

  it.each(['', '0', '0m', '-1', '2.5', '2w', 'dos', '99999'])('refuses %o', (text) => {
    expect(readDelay(text)).toBeNull()
  })
})
