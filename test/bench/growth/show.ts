import { atMost, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Chart } from '../charts/chart.js'
import type { Spread } from '../statistics.js'
import { median, pairedRatios, rounded, spreadOf, timesText } from '../statistics.js'
import type { Cost } from './costs.js'
import { costNames, COSTS } from './costs.js'
import { comparisonName, seriesName } from './levels.js'
import type { SeriesMeasured } from './measure.js'
import type { Office } from './office.js'

const costOf = ({ values }: SeriesMeasured, office: Office, cost: Cost): number =>
  median(values(office, cost))

const msText = (ms: number): string => String(rounded(ms, ms < 100 ? 1 : 0))

const tolds = (measured: SeriesMeasured, cost: Cost): Figure =>
  told(
    `${COSTS[cost]}, at ${seriesName(measured.series)}`,
    `${measured.offices.map((office) => msText(costOf(measured, office, cost))).join(' / ')} ms`,
  )

/** How many times the cost of the smallest the cost of the largest is, round by round. */
const growthOf = ({ offices, values }: SeriesMeasured, cost: Cost): Spread => {
  const [few, many] = [offices[0], offices.at(-1)]
  return spreadOf(few && many ? pairedRatios(values(many, cost), values(few, cost)) : [])
}

const comparison = (measured: SeriesMeasured, cost: Cost): string =>
  `${COSTS[cost]}, ${comparisonName(measured.series)}`

/** What each thing costs, and how many times as much with the largest. */
export const growthFigures = (measured: SeriesMeasured): readonly Figure[] => [
  ...costNames.map((cost) => tolds(measured, cost)),
  ...costNames.map((cost) => told(comparison(measured, cost), timesText(growthOf(measured, cost)))),
]

/** The same, and how many times as much it may be at most. */
export const judgedGrowthFigures = (measured: SeriesMeasured, most: number): readonly Figure[] => [
  ...costNames.map((cost) => tolds(measured, cost)),
  ...costNames.map((cost) => {
    const growth = growthOf(measured, cost)
    const judged = atMost(comparison(measured, cost), rounded(growth.middle, 2), most, ' ×')
    return { ...judged, value: timesText(growth) }
  }),
]

export const memoryFigure = ({ series, offices, mib }: SeriesMeasured): Figure =>
  told(
    `memory, at ${seriesName(series)}`,
    `${offices.map((office) => rounded(mib.get(office) ?? Number.NaN)).join(' / ')} MiB`,
  )

/** A start takes seconds where the rest takes milliseconds. */
const drawn = costNames.filter((cost) => !cost.startsWith('start'))

export const growthChart = (measured: SeriesMeasured): Chart => {
  const { along } = measured.series
  return {
    kind: 'lines',
    name: along,
    title: `Milliseconds, by what is ${along === 'archived' ? 'in the archive' : 'live'}`,
    along: `${along} reservations`,
    lines: drawn.map((cost) => ({
      label: COSTS[cost].replaceAll('`', ''),
      points: measured.offices.map(
        (office) => [office.level[along], costOf(measured, office, cost)] as const,
      ),
    })),
  }
}
