import { describe, expect, it } from 'vitest'
import { median, pairedRatios, quantile, spreadOf, timesText } from './statistics.js'

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

describe('the spread of some values', () => {
  it('is their middle, and the ends of their middle half', () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ low: 2, middle: 3, high: 4 })
  })

  it('is not moved by one that lies far outside', () => {
    expect(spreadOf([1, 2, 3, 4, 1_000])).toEqual({ low: 2, middle: 3, high: 4 })
  })

  it('is told with two digits', () => {
    expect(timesText({ middle: 1.0449, low: 0.97, high: 1.125 })).toBe('1.04 × (0.97–1.13)')
  })
})

describe('ratios of pairs', () => {
  it('are the same in a round in which everything took twice as long', () => {
    expect(pairedRatios([11, 22, 11], [10, 20, 10])).toEqual([1.1, 1.1, 1.1])
  })

  it('are refused where one of them is missing', () => {
    expect(() => pairedRatios([1, 2], [1])).toThrow('2 are no pairs with 1')
  })
})
