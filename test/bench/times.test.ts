import { describe, expect, it } from 'vitest'
import { timesAtLeast, timesAtMost, timesTold } from './times.js'

describe('a figure of ratios', () => {
  it('is judged by the middle one, however far some of them lie', () => {
    expect(timesAtMost('press', [1.1, 9, 1, 1.2, 0.9], 1.2)).toEqual({
      name: 'press',
      value: '1.1 × (1–1.2)',
      bar: '≤ 1.2 ×',
      met: true,
    })
  })

  it('is missed where the middle one is', () => {
    expect([timesAtMost('press', [1.3], 1.2).met, timesAtLeast('rate', [4.9], 5).met]).toEqual([false, false])
  })

  it('may have no bar', () => {
    expect(timesTold('press', [2])).toMatchObject({ value: '2 × (2–2)', bar: null, met: true })
  })
})
