import { describe, expect, it } from 'vitest'
import { inTurns } from './in-turns.js'

describe('contestants', () => {
  it('take turns, the other way round every other time, after a warm-up that does not count', async () => {
    const order: string[] = []
    const contestant = (name: string) => async () => order.push(name)
    const samples = await inTurns({ a: contestant('a'), b: contestant('b') }, 2, () => undefined)
    expect(order.join(' ')).toBe('a b b a a b')
    expect([samples('a'), samples('b')]).toEqual([
      [4, 5],
      [3, 6],
    ])
  })

  it('warm up in a shorter way where there is one', async () => {
    const order: string[] = []
    const contestant = (name: string) => async () => order.push(name)
    await inTurns({ a: contestant('a') }, 1, () => undefined, { a: contestant('short') })
    expect(order).toEqual(['short', 'a'])
  })
})
