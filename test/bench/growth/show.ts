import { told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Chart } from '../charts/chart.js'
import { median, pairedRatios, rounded } from '../statistics.js'
import { timesAtMost, timesTold } from '../times.js'
import type { Cost } from './costs.js'
import { costNames, COSTS } from './costs.js'
import { comparisonName, seriesName } from './levels.js'
import type { SeriesMeasured } from './measure.js'
import type { Office } from './office.js'

const costOf = ({ values }: SeriesMeasured, office: Office, cost: Cost): number =>
  median(values(office, cost))

const msText = (ms: number): string => String(rounded(ms, ms < 100 ? 1 : 0))

const costFigure = (measured: SeriesMeasured, cost: Cost): Figure =>
  told(
    `${COSTS[cost]}, at ${seriesName(measured.series)}`,
    `${measured.offices.map((office) => msText(costOf(measured, office, cost))).join(' / ')} ms`,
  )

/** How many times the cost of the smallest that of the largest is, round by round. */
const growthOf = ({ offices, values }: SeriesMeasured, cost: Cost): readonly number[] => {
  const [few, many] = [offices[0], offices.at(-1)]
  return few && many ? pairedRatios(values(many, cost), values(few, cost)) : []
}

/** What each thing costs, and how many times as much with the largest; null: however much that is. */
export const growthFigures = (measured: SeriesMeasured, most: number | null): readonly Figure[] => [
  ...costNames.map((cost) => costFigure(measured, cost)),
  ...costNames.map((cost) => {
    const [name, ratios] = [
      `${COSTS[cost]}, ${comparisonName(measured.series)}`,
      growthOf(measured, cost),
    ] as const
    return most === null ? timesTold(name, ratios) : timesAtMost(name, ratios, most)
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
