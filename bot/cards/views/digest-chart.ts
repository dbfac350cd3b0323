import type { Digest, ReservationRow } from '../../../src/contract.js'
import { CHART } from '../../texts/digest.js'
import type { CardElement } from '../elements.js'

interface Share {
  readonly legend: string
  readonly value: number
  /** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards */
  readonly color: 'attention' | 'warning' | 'categoricalBlue' | 'good'
}

/** Each open reservation once: by what presses most. */
const sharesOf = ({ overdue, urgent, dueToday, pending }: Digest): readonly Share[] => {
  const counted = new Set<string>()
  const fresh = (rows: readonly ReservationRow[]): number => {
    const before = counted.size
    for (const { locator } of rows) counted.add(locator)
    return counted.size - before
  }
  const shares: readonly Share[] = [
    { legend: CHART.overdue, value: fresh(overdue), color: 'attention' },
    { legend: CHART.urgent, value: fresh(urgent), color: 'warning' },
    { legend: CHART.dueToday, value: fresh(dueToday), color: 'categoricalBlue' },
  ]
  const others = { legend: CHART.others, value: Math.max(0, pending - counted.size), color: 'good' } as const
  return [...shares, others].filter(({ value }) => value > 0)
}

const cell = (text: string, weight: 'Default' | 'Bolder' = 'Default'): CardElement => ({
  type: 'TableCell',
  items: [{ type: 'TextBlock', text, weight, wrap: true }],
})

const row = (cells: readonly CardElement[]): CardElement => ({ type: 'TableRow', cells })

/** The same for clients that draw no charts. */
const tableOf = (shares: readonly Share[]): CardElement => ({
  type: 'Table',
  firstRowAsHeader: true,
  showGridLines: false,
  columns: [{ width: 3 }, { width: 1 }],
  rows: [
    row([cell(CHART.state, 'Bolder'), cell(CHART.count, 'Bolder')]),
    ...shares.map(({ legend, value }) => row([cell(legend), cell(String(value))])),
  ],
})

/** How the open reservations stand, as a chart where Teams draws one; nothing where there are none. */
export const digestChart = (digest: Digest): readonly CardElement[] => {
  const shares = sharesOf(digest)
  if (shares.length === 0) return []
  return [{ type: 'Chart.Donut', title: CHART.title, data: shares, fallback: tableOf(shares) }]
}
