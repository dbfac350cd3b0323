import type { Workbook, Worksheet } from 'exceljs'
import type { OverviewSheet, ReportChart, ReportTable } from '../../domain/report-workbook.js'
import { drawChart } from './charts/chart.js'
import * as styles from './styles.js'
import type { WallClock } from './wall-clock.js'
import { putLine, putTable, setWidths } from './table.js'

/** A row of Excel's default height, in pixels of a screen. */
const ROW_HEIGHT = 20

const putTitled = (sheet: Worksheet, table: ReportTable, top: number, wallClock: WallClock): number => {
  if (table.title === null) return putTable(sheet, table, top, wallClock) + 1
  putLine(sheet.getCell(top, 1), table.title, styles.SUBTITLE)
  return putTable(sheet, table, top + 1, wallClock) + 1
}

const putTables = (
  sheet: Worksheet,
  tables: readonly ReportTable[],
  top: number,
  wallClock: WallClock,
): number => tables.reduce((row, table) => putTitled(sheet, table, row, wallClock), top)

const putChart = (
  book: Workbook,
  sheet: Worksheet,
  chart: ReportChart,
  column: number,
  row: number,
): number => {
  const { png, width, height } = drawChart(chart)
  const imageId = book.addImage({ base64: png.toString('base64'), extension: 'png' })
  // exceljs counts rows and columns of pictures from 0.
  sheet.addImage(imageId, {
    tl: { col: column - 1, row: row - 1 },
    ext: { width, height },
    editAs: 'oneCell',
  })
  return row + Math.ceil(height / ROW_HEIGHT) + 1
}

const putHead = (sheet: Worksheet, { title, notes }: OverviewSheet): number => {
  putLine(sheet.getCell(1, 1), title, styles.TITLE)
  notes.forEach((note, index) => putLine(sheet.getCell(2 + index, 1), note, styles.NOTE))
  return notes.length + 3
}

/** Title, notes, tables with the charts to their right, and the wide tables below both. */
export const putOverview = (
  book: Workbook,
  sheet: Worksheet,
  overview: OverviewSheet,
  wallClock: WallClock,
): void => {
  const { beside, charts, below } = overview
  setWidths(sheet, [...beside, ...below])
  const top = putHead(sheet, overview)
  const tablesEnd = putTables(sheet, beside, top, wallClock)
  const column = Math.max(0, ...beside.map(({ columns }) => columns.length)) + 2
  const chartsEnd = charts.reduce((row, chart) => putChart(book, sheet, chart, column, row), top)
  putTables(sheet, below, Math.max(tablesEnd, chartsEnd), wallClock)
  sheet.views = [{ state: 'normal', showGridLines: false }]
}
