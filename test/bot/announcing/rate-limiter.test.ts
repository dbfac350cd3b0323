import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TEAMS_WINDOWS, createRateLimiter } from '../../../bot/announcing/rate-limiter.js'

/** Makes as many calls as it can as early as it may; gives their times. */
const callsAsFastAsAllowed = (count: number, gaps: readonly number[] = []): readonly number[] => {
  const limiter = createRateLimiter()
  const times: number[] = []
  let now = 0
  for (let index = 0; index < count; index += 1) {
    now += gaps[index % gaps.length] ?? 0
    now += limiter.waitFor('channel', now)
    limiter.record('channel', now)
    times.push(now)
  }
  return times
}

const mostWithin = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + ms).length))

describe('the rate limiter', () => {
  test('lets seven calls through at once, and the ninth after two seconds', () => {
    const times = callsAsFastAsAllowed(9)
    expect(times.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(times.slice(7)).toEqual([1_000, 2_000])
  })

  test('never exceeds any of Teams’ limits, however the calls come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { minLength: 1, maxLength: 20 }), (gaps) => {
        const times = callsAsFastAsAllowed(150, gaps)
        for (const { ms, most } of TEAMS_WINDOWS) expect(mostWithin(times, ms)).toBeLessThanOrEqual(most)
      }),
      { numRuns: 30 },
    )
  })

  test('counts a call as late as Teams can have counted it', () => {
    const limiter = createRateLimiter([{ ms: 1_000, most: 1 }])
    limiter.record('channel', 0)
    limiter.answered('channel', 0, 300)
    expect(limiter.waitFor('channel', 1_000)).toBe(300)
  })

  test('counts each conversation by itself', () => {
    const limiter = createRateLimiter([{ ms: 1_000, most: 1 }])
    limiter.record('one', 0)
    expect(limiter.waitFor('one', 400)).toBe(600)
    expect(limiter.waitFor('other', 400)).toBe(0)
  })

  test('needs no more than 40 seconds for a hundred cards', () => {
    const last = callsAsFastAsAllowed(100).at(-1)
    expect(last).toBeGreaterThanOrEqual(30_000)
    expect(last).toBeLessThanOrEqual(40_000)
  })
})
