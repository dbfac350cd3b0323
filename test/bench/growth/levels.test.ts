import { expect, it } from 'vitest'
import { levelsFor, nameOf } from './levels.js'

it('a full run goes to a hundred thousand archived, and to five thousand live', () => {
  const { archived, live } = levelsFor(100_000)
  expect([...archived, ...live].map(nameOf)).toEqual([
    '100 archived, 50 live',
    '10,000 archived, 50 live',
    '100,000 archived, 50 live',
    '100 archived, 50 live',
    '100 archived, 500 live',
    '100 archived, 5,000 live',
  ])
})
