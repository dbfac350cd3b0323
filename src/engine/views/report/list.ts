import { CURRENCIES, toUnits } from '../../../domain/money.js'
import type { Currency, Money } from '../../../domain/money.js'
import type { CellKind, ReportCell, ReportColumn, ReportTable } from '../../../domain/report-workbook.js'
import { inCurrency, NO_DATA, TOTAL } from '../../../texts/report.js'

/** A column of a list, and what an item puts into it. */
export interface ListColumn<T> extends ReportColumn {
  readonly value: (item: T) => ReportCell
  /** Its figures are added up in the last row. */
  readonly adds: boolean
}

const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 20,
  count: 10,
  days: 10,
  share: 10,
  day: 12,
  instant: 17,
  CLP: 16,
  USD: 16,
  EUR: 16,
  UF: 16,
}

export const column = <T>(
  heading: string,
  kind: CellKind,
  value: (item: T) => ReportCell,
  width: number = WIDTHS[kind],
): ListColumn<T> => ({ heading, kind, width, value, adds: false })

export const adding = <T>(listColumn: ListColumn<T>): ListColumn<T> => ({ ...listColumn, adds: true })

/** A column for each currency that there is, pesos always: amounts of several are never in one column, nor in one sum. */
export const amountColumns = <T>(
  heading: string,
  items: readonly T[],
  amount: (item: T) => Money | null,
): readonly ListColumn<T>[] => {
  const used = new Set<Currency>(['CLP', ...items.flatMap((item) => amount(item)?.currency ?? [])])
  const inOwn = (currency: Currency) => (item: T) => {
    const money = amount(item)
    return money?.currency === currency ? toUnits(money) : null
  }
  return CURRENCIES.filter((currency) => used.has(currency)).map((currency) =>
    adding(column(inCurrency(heading, currency), currency, inOwn(currency))),
  )
}

const sumOf = <T>(items: readonly T[], { value }: ListColumn<T>): number => {
  const sum = items.map(value).reduce<number>((total, one) => total + (typeof one === 'number' ? one : 0), 0)
  // Tenths of a cent that binary fractions leave behind.
  return Math.round(sum * 10_000) / 10_000
}

const totalsOf = <T>(items: readonly T[], columns: readonly ListColumn<T>[]): ReportTable['totals'] => {
  if (!columns.some(({ adds }) => adds)) return null
  const [, ...others] = columns
  return [TOTAL, ...others.map((one) => (one.adds ? sumOf(items, one) : null))]
}

export const listTable = <T>(
  items: readonly T[],
  columns: readonly ListColumn<T>[],
  title: string | null = null,
): ReportTable => ({
  title,
  columns: columns.map(({ heading, kind, width }) => ({ heading, kind, width })),
  rows: items.map((item) => columns.map(({ value }) => value(item))),
  totals: totalsOf(items, columns),
  empty: NO_DATA,
})
