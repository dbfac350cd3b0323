import { describe, expect, it } from 'vitest'
import { SortedKeys } from '../../../../src/adapters/lowdb-store/sorted-keys.js'

const filled = (...keys: string[]): SortedKeys => {
  const sorted = new SortedKeys()
  keys.forEach((key) => sorted.add(key))
  return sorted
}

describe('sorted keys', () => {
  it('come in their order, each once', () => {
    expect([...filled('c', 'a', 'b', 'a').behind(null)]).toEqual(['a', 'b', 'c'])
  })

  it('go on behind a key, also one that has gone meanwhile', () => {
    const sorted = filled('a', 'b', 'c')
    sorted.remove('b')
    expect([...sorted.behind('b')]).toEqual(['c'])
    expect([...sorted.behind('a')]).toEqual(['c'])
  })

  it('have no first one when they are empty', () => {
    const sorted = filled('a')
    sorted.remove('x')
    expect(sorted.first).toBe('a')
    sorted.remove('a')
    expect(sorted.first).toBeNull()
  })
})
