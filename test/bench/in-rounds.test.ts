import { describe, expect, it } from 'vitest'
import { inRounds } from './in-rounds.js'

const quiet = (): void => undefined

describe('what is measured in rounds', () => {
  it('is asked of everybody in turns, the other way round every other time', async () => {
    const order: string[] = []
    const part = (name: string, times: number) => ({
      name,
      times,
      measure: async (one: string) => {
        order.push(`${name}${one}`)
        return {}
      },
    })
    await inRounds(['1', '2'], [part('a', 2), part('b', 1)], { counted: 2, warmUp: 0 }, quiet)
    expect(order.join(' ')).toBe('a2 a1 a1 a2 b2 b1 a1 a2 a2 a1 b1 b2')
  })

  it('gives the middle value of each round that counts', async () => {
    const values = [100, 200, 300, 1, 2, 9, 4, 4, 3]
    const part = { name: 'a', times: 3, measure: async () => ({ ms: values.shift() ?? 0 }) }
    const measured = await inRounds(['one'], [part], { counted: 2, warmUp: 1 }, quiet)
    expect(measured('one', 'ms')).toEqual([2, 4])
  })

  it('may show several things of one measurement', async () => {
    const part = { name: 'a', times: 1, measure: async () => ({ ms: 5, processorMs: 3 }) }
    const measured = await inRounds(['one'], [part], { counted: 1, warmUp: 0 }, quiet)
    expect([measured('one', 'ms'), measured('one', 'processorMs')]).toEqual([[5], [3]])
  })
})
