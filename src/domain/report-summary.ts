import type { Currency, Money } from './money.js'
import { rankedByDays, rankedByLateShare, rankedByOpenAmount } from './report-agencies.js'
import type { ReportFigures } from './report-figures.js'
import type { ReportMonth } from './report-month.js'
import type { AmountSum } from './report-statistics.js'
import type { ReservationState } from './reservation.js'

/** What a card shows of a month's report. Names of agencies come from outside: escape before showing. */
export interface ReportSummary {
  readonly month: ReportMonth
  /** "marzo de 2026". */
  readonly monthLabel: string
  readonly reservations: number
  readonly byState: readonly { readonly state: ReservationState; readonly count: number }[]
  /** Reservations whose purchase order has come, by whatever way. */
  readonly received: number
  readonly inTime: number
  readonly late: number
  /** Still open, and not late yet. */
  readonly running: number
  /** From 0 to 1, of those in time or late; null where there are none. */
  readonly shareInTime: number | null
  /** Days from the request to the purchase order, to a tenth. */
  readonly medianDays: number | null
  readonly meanDays: number | null
  readonly open: number
  /** One for each currency; never to be added. */
  readonly openAmounts: readonly AmountSum[]
  /** The slowest by their median, at most five. */
  readonly slowest: readonly {
    readonly agency: string
    readonly medianDays: number
    readonly count: number
  }[]
  /** Those who owe most, at most five for each currency. */
  readonly owingMost: readonly {
    readonly currency: Currency
    readonly agencies: readonly { readonly agency: string; readonly amount: Money }[]
  }[]
  /** Those who are late most often, at most five. */
  readonly latest: readonly { readonly agency: string; readonly late: number; readonly of: number }[]
}

const TOP = 5

const rankings = ({ agencies }: ReportFigures): Pick<ReportSummary, 'slowest' | 'owingMost' | 'latest'> => ({
  slowest: rankedByDays(agencies)
    .slice(0, TOP)
    .map(({ name, days }) => ({ agency: name, medianDays: days.median ?? 0, count: days.count })),
  owingMost: rankedByOpenAmount(agencies).map(({ currency, agencies: owing }) => ({
    currency,
    agencies: owing
      .slice(0, TOP)
      .map(({ agency, minor }) => ({ agency: agency.name, amount: { minor, currency } })),
  })),
  latest: rankedByLateShare(agencies)
    .slice(0, TOP)
    .map(({ name, punctuality: { inTime, late } }) => ({ agency: name, late, of: inTime + late })),
})

export const reportSummary = (figures: ReportFigures, monthLabel: string): ReportSummary => {
  const { inTime, late, running, shareInTime } = figures.punctuality
  return {
    month: figures.span.month,
    monthLabel,
    reservations: figures.reservations,
    byState: figures.byState,
    received: figures.received,
    inTime,
    late,
    running,
    shareInTime,
    medianDays: figures.days.median,
    meanDays: figures.days.mean,
    open: figures.open.count,
    openAmounts: figures.open.amounts,
    ...rankings(figures),
  }
}
