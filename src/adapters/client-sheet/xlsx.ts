import { unzipSync, zipSync } from 'fflate'
import type { Cell, CellRichTextValue, CellValue, Row, Worksheet } from 'exceljs'
import { SheetUnreadable } from './sheet-unreadable.js'
import { holdsSomething, type Table } from './table.js'

const MAX_COLUMNS = 500

/** Of everything in the file: enough for some thousand clients. exceljs takes twenty times as much memory. */
export const MAX_UNPACKED_BYTES = 5 * 1024 * 1024

const scalarText = (value: string | number | boolean | Date): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value)

/** What a person sees in the cell: a formula's result, a link's text, rich text without its fonts. */
const valueText = (value: CellValue): string => {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object' || value instanceof Date) return scalarText(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return linkText(value.text, value.hyperlink)
  if ('error' in value) return value.error
  return valueText(value.result ?? null)
}

const isRichText = (value: unknown): value is CellRichTextValue =>
  typeof value === 'object' && value !== null && 'richText' in value && Array.isArray(value.richText)

/** exceljs gives rich text as the text of a link, although its types say string. */
const linkText = (text: unknown, hyperlink: string): string => {
  if (typeof text === 'string' && text !== '') return text
  if (isRichText(text)) return valueText(text)
  return hyperlink.replace(/^mailto:/i, '')
}

const rowCells = (row: Row): readonly string[] => {
  const cells: string[] = []
  row.eachCell({ includeEmpty: false }, (cell: Cell, column: number) => {
    if (column <= MAX_COLUMNS)
      cells[column - 1] = cell.isMerged && cell.master !== cell ? '' : valueText(cell.value)
  })
  return Array.from(cells, (text) => text ?? '')
}

const toTable = (sheet: Worksheet): Table => {
  const table: { row: number; cells: readonly string[] }[] = []
  sheet.eachRow({ includeEmpty: false }, (row, number) => table.push({ row: number, cells: rowCells(row) }))
  return table.filter(({ cells }) => holdsSomething(cells))
}

/**
 * Unpacked by us first, no more of each part than its directory promises: exceljs unpacks whatever comes.
 * @throws SheetUnreadable
 */
const withinLimit = (content: Uint8Array) => {
  let bytes = 0
  const parts = unzipSync(content, {
    filter: ({ originalSize }) => {
      bytes += originalSize
      if (bytes > MAX_UNPACKED_BYTES) throw new SheetUnreadable('too_large')
      return true
    },
  })
  return zipSync(parts, { level: 0 })
}

/** exceljs is large: it is loaded only when a workbook comes. */
export const readXlsx = async (content: Uint8Array): Promise<readonly Table[]> => {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  try {
    await workbook.xlsx.load(withinLimit(content).buffer)
  } catch (error) {
    if (error instanceof SheetUnreadable) throw error
    throw new SheetUnreadable('not_a_sheet', error)
  }
  return workbook.worksheets.map(toTable)
}
