import type { Digest, ReservationRow } from '../../../src/contract.js'
import { CHART } from '../../texts/digest.js'
import { donut, type Share } from '../charts.js'
import type { CardElement } from '../elements.js'

/** Each open reservation once: by what presses most. */
const sharesOf = ({ overdue, urgent, dueToday, pending }: Digest): readonly Share[] => {
  const counted = new Set<string>()
  const fresh = (rows: readonly ReservationRow[]): number => {
    const before = counted.size
    for (const { locator } of rows) counted.add(locator)
    return counted.size - before
  }
  const pressing: readonly Share[] = [
    { legend: CHART.overdue, value: fresh(overdue), color: 'attention' },
    { legend: CHART.urgent, value: fresh(urgent), color: 'warning' },
    { legend: CHART.dueToday, value: fresh(dueToday), color: 'categoricalBlue' },
  ]
  return [...pressing, { legend: CHART.others, value: Math.max(0, pending - counted.size), color: 'good' }]
}

/** How the open reservations stand; nothing where there are none. */
export const digestChart = (digest: Digest): readonly CardElement[] =>
  donut(CHART.title, sharesOf(digest), [CHART.state, CHART.count])
