import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { benches } from '../bench/benches.js'
import { draw } from '../bench/charts/draw.js'
import { sectionOf } from '../bench/page.js'
import { chartFile, lastResult, sectionFor } from '../bench/published.js'

describe.each(benches)('the page of performance, on $name', (bench) => {
  const result = lastResult(bench.name)

  test('shows the run that was kept last: `npm run bench -- NAME --write` puts it there', () => {
    expect(sectionFor(bench.name).read()).toBe(result ? sectionOf(bench, result) : '')
  })

  test('shows it as it would be drawn', () => {
    for (const chart of result?.charts ?? [])
      expect(readFileSync(chartFile(bench.name, chart.name), 'utf8')).toBe(draw(chart))
  })
})
