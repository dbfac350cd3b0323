import type { Worksheet } from 'exceljs'
import type { ListSheet, ReportTable } from '../../domain/report-workbook.js'
import * as styles from './styles.js'
import type { WallClock } from './wall-clock.js'
import { putLine, putTable, setWidths } from './table.js'

const HEADING_ROW = 2

/** So many characters across a page can still be read. */
const CHARACTERS_ACROSS = 220

const pagesAcross = ({ columns }: ReportTable): number =>
  Math.max(1, Math.round(columns.reduce((sum, { width }) => sum + width, 0) / CHARACTERS_ACROSS))

/** Note, headings, rows, total: the note and the headings stay in sight, and on every printed page. */
export const putList = (sheet: Worksheet, { note, table }: ListSheet, wallClock: WallClock): void => {
  setWidths(sheet, [table])
  putLine(sheet.getCell(1, 1), note, styles.NOTE)
  putTable(sheet, table, HEADING_ROW, wallClock)
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: HEADING_ROW, showGridLines: false }]
  sheet.autoFilter = {
    from: { row: HEADING_ROW, column: 1 },
    to: { row: HEADING_ROW + Math.max(1, table.rows.length), column: table.columns.length },
  }
  sheet.pageSetup.fitToWidth = pagesAcross(table)
  sheet.pageSetup.printTitlesColumn = 'A:A'
  sheet.pageSetup.printTitlesRow = `1:${HEADING_ROW}`
}
