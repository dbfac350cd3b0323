import { describe, expect, it } from 'vitest'
import { createRandom } from './random.js'

const some = (random: { next(): number }): number[] => Array.from({ length: 5 }, () => random.next())

describe('chance with a seed', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(some(createRandom(7))).toEqual(some(createRandom(7)))
    expect(some(createRandom(7))).not.toEqual(some(createRandom(8)))
  })

  it('is not moved by the turns of another part', () => {
    const random = createRandom(7)
    some(random)
    expect(some(random.fork('kills'))).toEqual(some(createRandom(7).fork('kills')))
  })

  it('takes each of a few things in its turn', () => {
    const random = createRandom(1)
    const chosen = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])))
    expect([...chosen].toSorted()).toEqual(['a', 'b', 'c'])
  })
})
