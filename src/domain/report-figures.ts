import { agencyFigures } from './report-agencies.js'
import type { AgencyFigures } from './report-agencies.js'
import type { MonthSpan, WeekSpan } from './report-month.js'
import type { ReportRow } from './report-row.js'
import { daysFigures, openFigures, punctuality } from './report-statistics.js'
import type { DaysToOrder, OpenFigures, Punctuality } from './report-statistics.js'
import { RESERVATION_STATES } from './reservation.js'
import type { ReservationState } from './reservation.js'
import { isWithin } from './time.js'

/** The reservations whose day 0 lies in one week, as they stand now. */
export interface WeekFigures {
  readonly week: WeekSpan
  readonly reservations: number
  readonly received: number
  readonly open: number
  /** Neither: cancelled, closed, expired, or none owed. */
  readonly others: number
}

/** What a month's reservations come to, as they stand when it is asked. */
export interface ReportFigures {
  readonly span: MonthSpan
  readonly reservations: number
  readonly byState: readonly { readonly state: ReservationState; readonly count: number }[]
  readonly received: number
  readonly punctuality: Punctuality
  readonly days: DaysToOrder
  readonly open: OpenFigures
  readonly agencies: readonly AgencyFigures[]
  readonly weeks: readonly WeekFigures[]
}

const weekFigures = (week: WeekSpan, rows: readonly ReportRow[]): WeekFigures => {
  const own = rows.filter(({ dayZero }) => isWithin(dayZero, week))
  const received = own.filter(({ order }) => order !== null).length
  const open = own.filter((row) => row.open).length
  return { week, reservations: own.length, received, open, others: own.length - received - open }
}

export const reportFigures = (rows: readonly ReportRow[], span: MonthSpan): ReportFigures => ({
  span,
  reservations: rows.length,
  byState: RESERVATION_STATES.map((state) => ({
    state,
    count: rows.filter((row) => row.state === state).length,
  })),
  received: rows.filter(({ order }) => order !== null).length,
  punctuality: punctuality(rows),
  days: daysFigures(rows),
  open: openFigures(rows),
  agencies: agencyFigures(rows),
  weeks: span.weeks.map((week) => weekFigures(week, rows)),
})
