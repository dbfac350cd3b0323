import type { Cell, Font, Style, Worksheet } from 'exceljs'
import type { CellKind, ReportCell, ReportColumn, ReportTable } from '../../domain/report-workbook.js'
import { excelValue, ownKind } from './cell-value.js'
import { harmlessText } from './harmless-text.js'
import { headingStyle, NOTE, totalStyle, valueStyle } from './styles.js'
import type { WallClock } from './wall-clock.js'

/** Columns as wide as a sentence wrap: it can be read without making them wider. */
const WRAP_FROM_WIDTH = 60

/** Points. A row that is written without a height keeps that of one line until somebody types into it. */
const LINE_HEIGHT = 15.5

const linesOf = (cell: ReportCell, { width }: ReportColumn): number =>
  typeof cell === 'string' && width >= WRAP_FROM_WIDTH ? Math.ceil(cell.length / (width * 0.9)) : 1

const headingLines = ({ heading, width }: ReportColumn): number => (heading.length > width - 2 ? 2 : 1)

/** A line of words outside a table. */
export const putLine = (cell: Cell, text: string, font: Partial<Font>): void => {
  cell.value = harmlessText(text)
  cell.font = font
}

/** Where a table goes, and how its cells are put down. */
interface Place {
  readonly sheet: Worksheet
  readonly columns: readonly ReportColumn[]
  readonly wallClock: WallClock
}

type StyleOf = (kind: CellKind, column: ReportColumn) => Partial<Style>

const putRow = (
  { sheet, columns, wallClock }: Place,
  number: number,
  cells: readonly ReportCell[],
  styleOf: StyleOf,
): void => {
  const row = sheet.getRow(number)
  columns.forEach((column, index) => {
    const { kind, value } = ownKind(cells[index] ?? null, column.kind)
    const cell = row.getCell(index + 1)
    cell.value = excelValue(value, kind, wallClock)
    cell.style = styleOf(kind, column)
  })
}

const setHeight = ({ sheet }: Place, row: number, lines: readonly number[]): void => {
  const most = Math.max(...lines)
  if (most > 1) sheet.getRow(row).height = most * LINE_HEIGHT
}

const inWords = (cells: readonly ReportCell[]): readonly ReportCell[] =>
  cells.map((value) => (typeof value === 'string' ? { kind: 'text', value } : value))

const putHeadings = (place: Place, number: number): void => {
  const headings = inWords(place.columns.map(({ heading }) => heading))
  putRow(place, number, headings, (_, { kind }) => headingStyle(kind))
  setHeight(place, number, place.columns.map(headingLines))
}

const putValues = (place: Place, number: number, cells: readonly ReportCell[]): void => {
  putRow(place, number, cells, (kind, { width }) => valueStyle(kind, width >= WRAP_FROM_WIDTH))
  setHeight(
    place,
    number,
    place.columns.map((column, index) => linesOf(cells[index] ?? null, column)),
  )
}

/** Puts a table down with its headings at `top`; gives the first row behind it. */
export const putTable = (
  sheet: Worksheet,
  { columns, rows, totals, empty }: ReportTable,
  top: number,
  wallClock: WallClock,
): number => {
  const place = { sheet, columns, wallClock }
  putHeadings(place, top)
  rows.forEach((cells, index) => putValues(place, top + 1 + index, cells))
  const end = top + 1 + rows.length
  if (rows.length > 0 && !totals) return end
  if (rows.length > 0 && totals) putRow(place, end, inWords(totals), totalStyle)
  else putLine(sheet.getCell(end, 1), empty, NOTE)
  return end + 1
}

/** Each column as wide as the widest that any of the tables wants there. */
export const setWidths = (sheet: Worksheet, tables: readonly ReportTable[]): void => {
  for (const { columns } of tables)
    columns.forEach(({ width }, index) => {
      const column = sheet.getColumn(index + 1)
      column.width = Math.max(column.width ?? 0, width)
    })
}
