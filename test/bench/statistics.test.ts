import { describe, expect, it } from 'vitest'
import { median, quantile } from './statistics.js'

describe('a quantile', () => {
  it('is the middle one of an odd count, and between the two of an even one', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
  })

  it('lies between its neighbours', () => {
    const hundred = Array.from({ length: 101 }, (_, index) => index)
    expect([quantile(hundred, 0.95), quantile([10, 20], 0.99)]).toEqual([95, 19.9])
  })

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN()
  })
})
