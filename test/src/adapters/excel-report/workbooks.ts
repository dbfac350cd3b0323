import exceljs from 'exceljs'
import type { Workbook, Worksheet } from 'exceljs'
import type {
  BarChart,
  ColumnChart,
  ListSheet,
  OverviewSheet,
  ReportCell,
  ReportColumn,
  ReportSheet,
  ReportTable,
  ReportWorkbook,
} from '../../../../src/domain/report-workbook.js'

/** Small workbooks to be written, and what is read back of them. */

export const aWorkbook = (...sheets: ReportSheet[]): ReportWorkbook => ({
  title: 'Informe de marzo de 2026',
  author: 'Control OC',
  createdAt: '2026-04-01T12:00:00.000Z',
  zone: 'America/Santiago',
  footer: 'Página &P de &N',
  sheets,
})

export const aColumn = (kind: ReportColumn['kind'], heading: string = kind): ReportColumn => ({
  heading,
  kind,
  width: 16,
})

export const aTable = (changes: Partial<ReportTable> = {}): ReportTable => ({
  title: null,
  columns: [aColumn('text')],
  rows: [],
  totals: null,
  empty: 'Sin datos en este mes',
  ...changes,
})

export const aList = (columns: readonly ReportColumn[], ...rows: readonly ReportCell[][]): ListSheet => ({
  kind: 'list',
  name: 'Reservas',
  note: 'Reservas del mes.',
  table: aTable({ columns, rows }),
})

export const bars = (...values: readonly (readonly [string, number])[]): BarChart => ({
  kind: 'bars',
  title: 'Días hasta la OC por agencia',
  subtitle: 'Mediana',
  bars: values.map(([label, value]) => ({ label, value, text: String(value) })),
  empty: 'Sin datos en este mes',
})

export const columns = (...values: readonly (readonly [string, number, number])[]): ColumnChart => ({
  kind: 'columns',
  title: 'Con OC y abiertas por semana',
  subtitle: 'Reservas',
  series: ['Con OC', 'Abiertas'],
  groups: values.map(([label, ...figures]) => ({ label, values: figures })),
  empty: 'Sin datos en este mes',
})

export const anOverview = (changes: Partial<OverviewSheet> = {}): OverviewSheet => ({
  kind: 'overview',
  name: 'Resumen',
  title: 'Oficina Ejemplo · Informe de marzo de 2026',
  notes: ['Reservas cuyo día 0 cae en marzo de 2026.'],
  beside: [aTable({ title: 'Indicadores', rows: [['a'], ['b']] })],
  charts: [],
  below: [],
  ...changes,
})

export const readBack = async (content: Uint8Array): Promise<Workbook> => {
  const book = new exceljs.Workbook()
  await book.xlsx.load(content.slice().buffer)
  return book
}

export const sheetIn = (book: Workbook, name: string): Worksheet => {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`there is no sheet ${name}`)
  return sheet
}
