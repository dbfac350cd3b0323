import type { Instant, IsoDate, Span } from './time.js'
import { dayAfter, instantAt, localDay, weekdayOf } from './zoned-time.js'

/** A calendar month of the office, `YYYY-MM`. */
export type ReportMonth = string

/** A week from Monday to Sunday, or what of it lies in the month. */
export interface WeekSpan extends Span {
  readonly firstDay: IsoDate
  readonly lastDay: IsoDate
}

/** A reservation belongs to the month in which its day 0 lies, by the office's clock. */
export interface MonthSpan extends Span {
  readonly month: ReportMonth
  readonly weeks: readonly WeekSpan[]
}

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/u
const DAYS_OF_WEEK = 7
const LONGEST_MONTH = 31

/** The month that people in the zone call an instant's. */
export const monthAt = (instant: Instant, zone: string): ReportMonth => localDay(instant, zone).slice(0, 7)

/** Midnight, or where a clock change skips it, the first moment after. */
const startOf = (day: IsoDate, zone: string): Instant => instantAt(day, '00:00', zone)

const firstOfNext = (month: ReportMonth): IsoDate =>
  `${dayAfter(`${month}-01`, LONGEST_MONTH).slice(0, 7)}-01`

const weeksOf = (first: IsoDate, end: IsoDate, zone: string): readonly WeekSpan[] => {
  if (first >= end) return []
  const monday = dayAfter(first, DAYS_OF_WEEK + 1 - weekdayOf(first))
  const next = monday < end ? monday : end
  const week = {
    firstDay: first,
    lastDay: dayAfter(next, -1),
    from: startOf(first, zone),
    until: startOf(next, zone),
  }
  return [week, ...weeksOf(next, end, zone)]
}

/** @throws RangeError when `month` is none */
export const monthSpan = (month: ReportMonth, zone: string): MonthSpan => {
  if (!MONTH.test(month)) throw new RangeError(`not a month: ${month}`)
  const [first, end] = [`${month}-01`, firstOfNext(month)]
  return { month, from: startOf(first, zone), until: startOf(end, zone), weeks: weeksOf(first, end, zone) }
}
