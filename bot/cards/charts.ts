import type { CardElement } from './elements.js'

/** Tables of Adaptive Cards 1.5, and charts that newer clients draw instead. Texts are Markdown, already escaped. */

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** In proportion to each other. */
  readonly widths: readonly number[]
}

const cell = (text: string, weight: 'Default' | 'Bolder'): CardElement => ({
  type: 'TableCell',
  items: [{ type: 'TextBlock', text, weight, size: 'Small', wrap: true }],
})

const row = (texts: readonly string[], weight: 'Default' | 'Bolder'): CardElement => ({
  type: 'TableRow',
  cells: texts.map((text) => cell(text, weight)),
})

export const table = ({ header, rows, widths }: Table): CardElement => ({
  type: 'Table',
  firstRowAsHeader: true,
  showGridLines: false,
  columns: widths.map((width) => ({ width })),
  rows: [row(header, 'Bolder'), ...rows.map((texts) => row(texts, 'Default'))],
})

export interface Share {
  readonly legend: string
  readonly value: number
  readonly color: 'attention' | 'warning' | 'categoricalBlue' | 'good'
}

/**
 * A ring of shares where Teams draws one, else a table with this header. Nothing where all are nought.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
 */
export const donut = (
  title: string,
  shares: readonly Share[],
  header: readonly [string, string],
): readonly CardElement[] => {
  const data = shares.filter(({ value }) => value > 0)
  if (data.length === 0) return []
  const rows = data.map(({ legend, value }) => [legend, String(value)])
  return [{ type: 'Chart.Donut', title, data, fallback: table({ header, rows, widths: [3, 1] }) }]
}
