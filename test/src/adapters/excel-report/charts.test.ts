import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { drawChart } from '../../../../src/adapters/excel-report/charts/chart.js'
import type { ReportChart } from '../../../../src/domain/report-workbook.js'
import { bars, columns } from './workbooks.js'

/** How many pixels of a part of the picture are darker than the paper. */
const inkIn = async (
  chart: ReportChart,
  [left, top, right, bottom]: readonly [number, number, number, number],
) => {
  const { png, width, height } = drawChart(chart)
  const picture = await loadImage(png)
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(picture, 0, 0, width, height)
  const { data } = context.getImageData(left, top, right - left, bottom - top)
  return Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4] ?? 255).filter(
    (red) => red < 128,
  ).length
}

const TITLE = [20, 15, 400, 40] as const
const FIRST_LABEL = [20, 74, 225, 95] as const
const BEHIND_FIRST_BAR = [570, 74, 690, 95] as const

describe('a chart', () => {
  it('has its title and its labels in letters', async () => {
    const chart = bars(['Empresa Ejemplo', 3])
    expect(await inkIn(chart, TITLE)).toBeGreaterThan(300)
    expect(await inkIn(chart, FIRST_LABEL)).toBeGreaterThan(100)
    expect(await inkIn(chart, BEHIND_FIRST_BAR)).toBeGreaterThan(5)
  })

  it('is written in letters that the product brings: a server may have none', () => {
    drawChart(bars())
    expect([GlobalFonts.has('Control OC'), GlobalFonts.has('Control OC Bold')]).toEqual([true, true])
  })

  it('grows with its bars', () => {
    expect(drawChart(bars(['a', 1], ['b', 2], ['c', 3])).height).toBeGreaterThan(
      drawChart(bars(['a', 1])).height,
    )
  })

  it('cuts a label that is too long, and lets it run into nothing', async () => {
    const long = 'Agencia de nombre interminable '.repeat(20)
    const between = [232, 74, 240, 78] as const
    expect(await inkIn(bars([long, 0]), [0, 74, 15, 95])).toBeLessThan(30)
    expect(await inkIn(bars([long, 0]), between)).toBe(await inkIn(bars(['a', 0]), between))
  })

  it('says so where there is nothing to draw', async () => {
    expect(await inkIn(bars(), [200, 90, 500, 140])).toBeGreaterThan(100)
    expect(await inkIn(columns(['1–7 mar', 0, 0]), [200, 150, 500, 200])).toBeGreaterThan(100)
  })

  it.each([
    ['no bars of any length', bars(['a', 0], ['b', 0])],
    ['hostile labels', bars(['=1+1\u0000\n\ud800', 1], ['日本 \u{1f600}', 2])],
    ['one week', columns(['1 mar', 5, 0])],
    ['six weeks', columns(...Array.from({ length: 6 }, (_, n) => [`${n}`, n, 10 - n] as const))],
  ])('is drawn of %s', (_, chart) => {
    expect(drawChart(chart).png.subarray(1, 4).toString()).toBe('PNG')
  })
})
