import { describe, expect, it } from 'vitest'
import { draw } from './draw.js'
import { numberText, ticksTo } from './scale.js'

describe('a chart of bars', () => {
  const svg = draw({
    kind: 'bars',
    name: 'rate',
    title: 'Read in a second',
    bars: [
      { label: 'ours & <theirs>', value: 20, goal: 40 },
      { label: 'none', value: 0 },
    ],
  })

  it('shows half the length for half of the most, and a stroke where the goal is', () => {
    expect(svg).toContain('<rect x="250" y="44" width="190" height="18"')
    expect(svg).toContain('<line x1="630"')
  })

  it('takes any words', () => {
    expect(svg).toContain('ours &amp; &lt;theirs&gt;')
  })
})

describe('a chart of lines', () => {
  it('begins at nothing and ends at the last tick', () => {
    const lines = [
      {
        label: 'ours',
        points: [
          [0, 0],
          [100, 40],
        ],
      },
    ] as const
    const svg = draw({ kind: 'lines', name: 'growth', title: 'Growth', along: 'reservations', lines })
    expect(svg).toContain('<polyline points="70,260 540,48"')
  })
})

describe('an axis', () => {
  it.each([
    [40, [0, 10, 20, 30, 40]],
    [7, [0, 2, 4, 6, 8]],
    [0, [0, 1]],
  ])('to %d has round numbers', (most, ticks) => {
    expect(ticksTo(most)).toEqual(ticks)
  })

  it('shows three digits', () => {
    expect([12_345.6, 12.34, 0.349].map(numberText)).toEqual(['12,346', '12.3', '0.35'])
  })
})
