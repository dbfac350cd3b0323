import { zipSync } from 'fflate'
import type { Cell, Row, Worksheet } from 'exceljs'
import exceljs from 'exceljs'
import type { PageText, TextItem } from '../../domain/document.js'
import { PAGE_WIDTH, widthOf } from './page.js'
import { sheetValue } from './sheet-value.js'
import type { Parts } from './unpack.js'

const MOST_SHEETS = 5
const MOST_ROWS = 500
const MOST_COLUMNS = 60
/** Points a unit of column width takes, and what a column and a row are where the file does not say. */
const UNIT = 5.5
const USUAL_WIDTH = 9
const ROW_HEIGHT = 15
const USUAL_HEIGHT = 11

const leftEdges = (sheet: Worksheet): readonly number[] => {
  let x = 0
  return Array.from({ length: MOST_COLUMNS + 1 }, (_, column) => {
    const left = x
    x += (sheet.getColumn(column + 1).width ?? USUAL_WIDTH) * UNIT
    return left
  })
}

const isFirstOfMerged = (cell: Cell): boolean => !cell.isMerged || cell.master.address === cell.address

const rowItems = (row: Row, y: number, edges: readonly number[]): readonly TextItem[] => {
  const items: TextItem[] = []
  row.eachCell((cell, column) => {
    if (column > MOST_COLUMNS || !isFirstOfMerged(cell)) return
    const text = sheetValue(cell)
    const height = cell.font?.size ?? USUAL_HEIGHT
    if (text !== '')
      items.push({ text, x: edges[column - 1] ?? 0, y, width: fitting(text, height, column, edges), height })
  })
  return items
}

/** Text that is wider than its column is drawn over the next; the cells are parted all the same. */
const fitting = (text: string, height: number, column: number, edges: readonly number[]): number => {
  const own = (edges[column] ?? Infinity) - (edges[column - 1] ?? 0)
  return Math.min(widthOf(text, height), Math.max(1, own - height))
}

const readSheet = (sheet: Worksheet): PageText => {
  const edges = leftEdges(sheet)
  const items: TextItem[] = []
  let y = 0
  sheet.eachRow((row, number) => {
    y += Math.max(ROW_HEIGHT, row.height ?? 0)
    if (number <= MOST_ROWS) items.push(...rowItems(row, y, edges))
  })
  return { width: Math.max(PAGE_WIDTH, edges.at(-1) ?? 0), height: Math.max(842, y), items }
}

/** The text of an .xlsx: each sheet that is not hidden is a page. */
export const readExcel = async (parts: Parts): Promise<readonly PageText[]> => {
  const workbook = new exceljs.Workbook()
  const packed = zipSync({ ...parts }, { level: 0 })
  await workbook.xlsx.load(packed.buffer)
  return workbook.worksheets
    .filter(({ state }) => state === 'visible')
    .slice(0, MOST_SHEETS)
    .map(readSheet)
    .filter(({ items }) => items.length > 0)
}
