import { describe, expect, it } from 'vitest'
import { comparisonName, nameOf, seriesFor, seriesName } from './levels.js'

describe('a full run', () => {
  const [archived, live] = seriesFor(100_000)

  it('goes to a hundred thousand archived, and to five thousand live', () => {
    expect([...archived.levels, ...live.levels].map(nameOf)).toEqual([
      '100 archived, 50 live',
      '10,000 archived, 50 live',
      '100,000 archived, 50 live',
      '100 archived, 50 live',
      '100 archived, 500 live',
      '100 archived, 5,000 live',
    ])
  })

  it('names what it compares', () => {
    expect([seriesName(archived), comparisonName(live)]).toEqual([
      '100, 10,000 and 100,000 archived',
      'at 5,000 live, of the same at 50',
    ])
  })
})
