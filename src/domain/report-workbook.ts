import type { Currency } from './money.js'
import type { Instant } from './time.js'

/** A report as sheets with words in them: what is to be written, without how a format of files writes it. */

/**
 * What a value is. `day` is an ISO day; `instant` is shown as wall-clock time of the workbook's zone; `days` has one
 * decimal; `share` goes from 0 to 1; an amount is in whole units of its currency (`toUnits`).
 */
export type CellKind = 'text' | 'count' | 'days' | 'share' | 'day' | 'instant' | Currency

export type CellValue = string | number | null

/** A value whose kind is not that of its column. */
export interface OwnKindCell {
  readonly kind: CellKind
  readonly value: CellValue
}

export type ReportCell = CellValue | OwnKindCell

export interface ReportColumn {
  readonly heading: string
  readonly kind: CellKind
  /** In characters. */
  readonly width: number
}

export interface ReportTable {
  readonly title: string | null
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ReportCell[])[]
  /** A last row that adds up; null for none. */
  readonly totals: readonly ReportCell[] | null
  /** What is said where there are no rows. */
  readonly empty: string
}

/** Lying bars, one for each label. `text` stands at the end of the bar. */
export interface BarChart {
  readonly kind: 'bars'
  readonly title: string
  readonly subtitle: string
  readonly bars: readonly { readonly label: string; readonly value: number; readonly text: string }[]
  readonly empty: string
}

/** Standing columns side by side, one of each series for each label. */
export interface ColumnChart {
  readonly kind: 'columns'
  readonly title: string
  readonly subtitle: string
  readonly series: readonly string[]
  readonly groups: readonly { readonly label: string; readonly values: readonly number[] }[]
  readonly empty: string
}

export type ReportChart = BarChart | ColumnChart

/** A sheet of one list: its headings stay in sight, and it can be filtered by them. */
export interface ListSheet {
  readonly kind: 'list'
  readonly name: string
  /** What the list holds, in a sentence or two. */
  readonly note: string
  readonly table: ReportTable
}

/** A sheet to be looked at: tables with charts beside them, and more tables below. */
export interface OverviewSheet {
  readonly kind: 'overview'
  readonly name: string
  readonly title: string
  readonly notes: readonly string[]
  readonly beside: readonly ReportTable[]
  readonly charts: readonly ReportChart[]
  readonly below: readonly ReportTable[]
}

export type ReportSheet = ListSheet | OverviewSheet

export interface ReportWorkbook {
  readonly title: string
  readonly author: string
  readonly createdAt: Instant
  readonly zone: string
  /** Of the print footer: "Página 1 de 3", with `&P` and `&N` for the figures. */
  readonly footer: string
  readonly sheets: readonly ReportSheet[]
}
