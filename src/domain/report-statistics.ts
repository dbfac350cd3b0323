import { CURRENCIES } from './money.js'
import type { Money } from './money.js'
import { toTenths } from './report-order.js'
import type { ReportRow } from './report-row.js'

/** Amounts of one currency; those of several are never added. */
export interface AmountSum extends Money {
  readonly count: number
}

/** One sum for each currency that there is, in the order of `CURRENCIES`. */
export const sumAmounts = (amounts: readonly (Money | null)[]): readonly AmountSum[] =>
  CURRENCIES.flatMap((currency) => {
    const own = amounts.filter((amount) => amount?.currency === currency)
    const minor = own.reduce((sum, amount) => sum + (amount?.minor ?? 0), 0)
    return own.length > 0 ? [{ currency, minor, count: own.length }] : []
  })

/** Days from the request to the purchase order, to a tenth; null where none can be told. */
export interface DaysToOrder {
  readonly count: number
  readonly median: number | null
  readonly mean: number | null
}

const medianOf = (sorted: readonly number[]): number | null => {
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : toTenths((lower + upper) / 2)
}

export const daysFigures = (rows: readonly Pick<ReportRow, 'daysToOrder'>[]): DaysToOrder => {
  const days = rows.flatMap(({ daysToOrder }) => daysToOrder ?? []).sort((a, b) => a - b)
  const sum = days.reduce((total, one) => total + one, 0)
  return {
    count: days.length,
    median: medianOf(days),
    mean: days.length ? toTenths(sum / days.length) : null,
  }
}

/** How many purchase orders came when they had to. */
export interface Punctuality {
  readonly inTime: number
  readonly late: number
  readonly running: number
  readonly notCounted: number
  /** Of those in time or late, from 0 to 1; null where there are none of either. */
  readonly shareInTime: number | null
}

export const punctuality = (rows: readonly Pick<ReportRow, 'timeliness'>[]): Punctuality => {
  const count = (wanted: ReportRow['timeliness']): number =>
    rows.filter(({ timeliness }) => timeliness === wanted).length
  const [inTime, late] = [count('in_time'), count('late')]
  const decided = inTime + late
  return {
    inTime,
    late,
    running: count('running'),
    notCounted: count('not_counted'),
    shareInTime: decided > 0 ? inTime / decided : null,
  }
}

/** What is still owed. */
export interface OpenFigures {
  readonly count: number
  readonly amounts: readonly AmountSum[]
  /** Open ones whose confirmation names no total. */
  readonly withoutAmount: number
}

export const openFigures = (rows: readonly Pick<ReportRow, 'open' | 'total'>[]): OpenFigures => {
  const totals = rows.filter(({ open }) => open).map(({ total }) => total)
  return {
    count: totals.length,
    amounts: sumAmounts(totals),
    withoutAmount: totals.filter((total) => total === null).length,
  }
}
