import { atMost, exactly, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Report } from '../bench.js'
import type { InRounds } from '../in-rounds.js'
import { median, pairedRatios, rounded } from '../statistics.js'
import { timesAtMost } from '../times.js'

export const DIRECTIONS = ['to database', 'back'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const LEVELS = ['none', 'few', 'many'] as const
export type Level = (typeof LEVELS)[number]
export type Cost = `${Level} ${'seconds' | 'MiB'}`

export interface Measured {
  /** Archived reservations of the levels. */
  readonly size: number
  readonly few: number
  readonly values: InRounds<Direction, Cost>
  /** What the moves of each level said that they had moved. */
  readonly records: ReadonlyMap<Level, ReadonlySet<number>>
}

const [GOAL_TIMES, GOAL_MIB] = [1.2, 256] as const

const NAMES: Readonly<Record<Direction, string>> = {
  'to database': 'folder to PostgreSQL',
  back: 'PostgreSQL to folder',
}

const countText = (count: number): string => count.toLocaleString('en')

/** Seconds of the moving itself, round by round. */
const movingSeconds = ({ values }: Measured, direction: Direction, level: Level): readonly number[] =>
  values(direction, `${level} seconds`).map(
    (seconds, round) => seconds - (values(direction, 'none seconds')[round] ?? Number.NaN),
  )

const recordsOf = ({ records }: Measured, level: Level): number => Math.max(...(records.get(level) ?? []))

const timeFigure = (measured: Measured, direction: Direction, level: Level, archived: number): Figure => {
  const seconds = median(measured.values(direction, `${level} seconds`))
  const rate = recordsOf(measured, level) / seconds
  return told(
    `${NAMES[direction]}, ${countText(archived)} archived`,
    `${rounded(seconds, 1)} s, ${countText(rounded(rate))} records a second`,
  )
}

const growthFigure = (measured: Measured, direction: Direction): Figure => {
  const eachOf = (level: Level, archived: number): readonly number[] =>
    movingSeconds(measured, direction, level).map((seconds) => seconds / archived)
  return timesAtMost(
    `${NAMES[direction]}, time for each reservation at ${countText(measured.size)} archived, of the same at ${countText(measured.few)}`,
    pairedRatios(eachOf('many', measured.size), eachOf('few', measured.few)),
    GOAL_TIMES,
  )
}

const memoryFigures = ({ values, few, size }: Measured, direction: Direction): readonly Figure[] => {
  const mib = (level: Level): number => rounded(median(values(direction, `${level} MiB`)))
  return [
    told(`${NAMES[direction]}, memory at ${countText(few)} archived`, `${mib('few')} MiB`),
    atMost(`${NAMES[direction]}, memory at ${countText(size)} archived`, mib('many'), GOAL_MIB, ' MiB'),
  ]
}

export const show = (report: Report, measured: Measured): void => {
  const { few, size, records } = measured
  report.figures(
    told(`records at ${countText(size)} archived`, recordsOf(measured, 'many')),
    exactly(
      'levels whose moves differ in what they moved',
      [...records.values()].filter((all) => all.size > 1).length,
      0,
    ),
    ...DIRECTIONS.flatMap((direction) => [
      timeFigure(measured, direction, 'few', few),
      timeFigure(measured, direction, 'many', size),
      growthFigure(measured, direction),
      ...memoryFigures(measured, direction),
    ]),
  )
  report.chart({
    kind: 'bars',
    name: 'rate',
    title: 'Records moved in a second, checks included',
    bars: DIRECTIONS.map((direction) => ({
      label: NAMES[direction],
      value: recordsOf(measured, 'many') / median(measured.values(direction, 'many seconds')),
    })),
  })
}
