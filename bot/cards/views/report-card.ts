import type { ReportSummary } from '../../../src/contract.js'
import { formatMoney } from '../../../src/texts/es.js'
import { REPORT, percent, tenths } from '../../texts/report.js'
import { donut, table } from '../charts.js'
import type { CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'

/** Of each currency: more stand in the file. */
const OWING_SHOWN = 3

const agencyName = (agency: string): string => outside(agency, 60)

const figuresOf = ({ reservations, received, shareInTime, medianDays }: ReportSummary) => [
  { title: REPORT.reservations, value: String(reservations) },
  { title: REPORT.received, value: String(received) },
  { title: REPORT.inTime, value: shareInTime === null ? REPORT.unknown : percent(shareInTime) },
  { title: REPORT.medianDays, value: medianDays === null ? REPORT.unknown : tenths(medianDays) },
]

const chartOf = ({ inTime, late, running }: ReportSummary): readonly CardElement[] =>
  donut(
    REPORT.chart,
    [
      { legend: REPORT.chartInTime, value: inTime, color: 'good' },
      { legend: REPORT.chartLate, value: late, color: 'attention' },
      { legend: REPORT.chartRunning, value: running, color: 'categoricalBlue' },
    ],
    REPORT.chartHeader,
  )

interface Ranking {
  readonly title: string
  readonly tables: readonly CardElement[]
}

const ranking = (
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Ranking[] => {
  const widths = header.map((_name, index) => (index === 0 ? 3 : 1))
  return rows.length === 0 ? [] : [{ title, tables: [table({ header, rows, widths })] }]
}

const owing = ({ owingMost }: ReportSummary): readonly (readonly string[])[] =>
  owingMost.flatMap(({ agencies }) =>
    agencies.slice(0, OWING_SHOWN).map(({ agency, amount }) => [agencyName(agency), formatMoney(amount)]),
  )

const rankingsOf = (summary: ReportSummary): readonly Ranking[] => [
  ...ranking(REPORT.owingMost, REPORT.owingHeader, owing(summary)),
  ...ranking(
    REPORT.slowest,
    REPORT.slowestHeader,
    summary.slowest.map(({ agency, medianDays, count }) => [
      agencyName(agency),
      tenths(medianDays),
      String(count),
    ]),
  ),
  ...ranking(
    REPORT.latest,
    REPORT.latestHeader,
    summary.latest.map(({ agency, late, of }) => [agencyName(agency), REPORT.lateOf(late, of)]),
  ),
]

/** One plain line for a notification or a screen reader. */
export const reportSummaryText = ({ monthLabel, reservations, received }: ReportSummary): string =>
  REPORT.summary(monthLabel, reservations, received)

/** What a month came to; the file with all of it comes beside the card. */
export const reportCard = (summary: ReportSummary): Card =>
  renderCard('report', {
    fallbackText: reportSummaryText(summary),
    speak: reportSummaryText(summary),
    title: REPORT.title(summary.monthLabel),
    figures: figuresOf(summary),
    open: REPORT.open(
      summary.open,
      summary.openAmounts.map((amount) => formatMoney(amount)),
    ),
    chart: chartOf(summary),
    rankings: rankingsOf(summary),
  })
