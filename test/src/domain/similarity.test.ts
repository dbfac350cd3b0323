import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, similarity } from '../../../src/domain/similarity.js'

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['confg', 'config', 1],
    ['kitten', 'sitting', 3],
  ])('of %o and %o is %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance)
  })

  it('is the same both ways, and zero only for equal texts', () => {
    assert(
      property(string({ maxLength: 12 }), string({ maxLength: 12 }), (one, other) => {
        expect(editDistance(one, other)).toBe(editDistance(other, one))
        expect(editDistance(one, other) === 0).toBe(one === other)
      }),
    )
  })
})

describe('similarity', () => {
  it('is 1 for equal texts and 0 for texts that share nothing', () => {
    expect([similarity('walvis', 'walvis'), similarity('aaa', 'bbb'), similarity('', '')]).toEqual([1, 0, 1])
  })
})
