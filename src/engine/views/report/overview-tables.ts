import type { ReportFigures } from '../../../domain/report-figures.js'
import { toUnits } from '../../../domain/money.js'
import type {
  CellKind,
  CellValue,
  OwnKindCell,
  ReportCell,
  ReportTable,
} from '../../../domain/report-workbook.js'
import { stateLabel } from '../../../texts/es.js'
import { KEY_FIGURES, OPEN_TABLE, STATES_TABLE, WEEKS_TABLE } from '../../../texts/report-headings.js'
import { currencyName, NO_DATA, TOTAL, weekLabel } from '../../../texts/report.js'

const LABEL_WIDTH = 38
const FIGURE_WIDTH = 15

const columnsOf = (headings: readonly string[]): ReportTable['columns'] =>
  headings.map((heading, index) => ({
    heading,
    kind: index === 0 ? 'text' : 'count',
    width: index === 0 ? LABEL_WIDTH : FIGURE_WIDTH,
  }))

/** A table whose first column is words, and the others counts unless a cell says otherwise. */
export const figureTable = (
  { title, headings, empty = NO_DATA }: { title: string; headings: readonly string[]; empty?: string },
  rows: ReportTable['rows'],
  totals: ReportTable['totals'] = null,
): ReportTable => ({ title, columns: columnsOf(headings), rows, totals, empty })

export const cell = (kind: CellKind, value: CellValue): OwnKindCell => ({ kind, value })

const keyFigures = ({ reservations, received, punctuality, days }: ReportFigures): ReportTable => {
  const rows: readonly (readonly [string, ReportCell])[] = [
    [KEY_FIGURES.reservations, reservations],
    [KEY_FIGURES.received, received],
    [KEY_FIGURES.inTime, punctuality.inTime],
    [KEY_FIGURES.late, punctuality.late],
    [KEY_FIGURES.running, punctuality.running],
    [KEY_FIGURES.shareInTime, cell('share', punctuality.shareInTime)],
    [KEY_FIGURES.medianDays, cell('days', days.median)],
    [KEY_FIGURES.meanDays, cell('days', days.mean)],
  ]
  return figureTable(KEY_FIGURES, rows)
}

const states = ({ byState, reservations }: ReportFigures): ReportTable =>
  figureTable(
    STATES_TABLE,
    byState.map(({ state, count }) => [stateLabel(state), count]),
    [TOTAL, reservations],
  )

const open = ({ open: { amounts, withoutAmount } }: ReportFigures): ReportTable => {
  const rows = amounts.map((sum) => [currencyName(sum.currency), cell(sum.currency, toUnits(sum)), sum.count])
  const without = withoutAmount > 0 ? [[OPEN_TABLE.withoutAmount, null, withoutAmount]] : []
  return figureTable(OPEN_TABLE, [...rows, ...without])
}

const weeks = ({ weeks: all, reservations }: ReportFigures): ReportTable => {
  const sum = (count: (week: (typeof all)[number]) => number): number =>
    all.reduce((total, week) => total + count(week), 0)
  return figureTable(
    WEEKS_TABLE,
    all.map(({ week, ...counts }) => [
      weekLabel(week.firstDay, week.lastDay),
      counts.reservations,
      counts.received,
      counts.open,
      counts.others,
    ]),
    [
      TOTAL,
      reservations,
      sum(({ received }) => received),
      sum((week) => week.open),
      sum(({ others }) => others),
    ],
  )
}

/** What is seen first: the figures of the whole month. */
export const monthTables = (figures: ReportFigures): readonly ReportTable[] => [
  keyFigures(figures),
  states(figures),
  open(figures),
  weeks(figures),
]
