import type { ClientSheet, SheetRow } from '../../ports.js'
import { readCsv } from './csv.js'
import { SheetUnreadable } from './sheet-unreadable.js'
import type { Table } from './table.js'
import { readXlsx } from './xlsx.js'

/**
 * Tells what each cell of a row is the header of (null: nothing of interest), or null when the row is no header row.
 * What the columns mean is the engine's business; this adapter only finds where the table begins.
 */
export type HeaderReader = (cells: readonly string[]) => readonly (string | null)[] | null

const MAX_BYTES = 5 * 1024 * 1024

/** Titles, logos and dates above the table; nobody has more of them. */
const HEADER_WITHIN = 40

const startsWith = (content: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte)

const readTables = async (content: Uint8Array): Promise<readonly Table[]> => {
  if (content.length > MAX_BYTES) throw new SheetUnreadable('too_large')
  if (startsWith(content, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(content)
  if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetUnreadable('old_or_protected_excel')
  return readCsv(content)
}

const toRow = (columns: readonly (string | null)[], { row, cells }: Table[number]): SheetRow => {
  const byColumn = new Map<string, string>()
  columns.forEach((column, index) => {
    const text = (cells[index] ?? '').trim()
    if (column === null) return
    const earlier = byColumn.get(column) ?? ''
    byColumn.set(column, [earlier, text].filter((part) => part !== '').join('; '))
  })
  return { row, cells: Object.fromEntries(byColumn) }
}

const readTable = (table: Table, readHeader: HeaderReader): readonly SheetRow[] | null => {
  for (const [index, { cells }] of table.slice(0, HEADER_WITHIN).entries()) {
    const columns = readHeader(cells)
    if (columns) return table.slice(index + 1).map((row) => toRow(columns, row))
  }
  return null
}

/** Reads the first table that has a header row, of the first sheet that has one. The file's content decides what it is, not its name. */
export const createClientSheet = (readHeader: HeaderReader): ClientSheet => ({
  read: async (content) => {
    const tables = await readTables(content)
    for (const table of tables) {
      const rows = readTable(table, readHeader)
      if (rows) return rows
    }
    throw new SheetUnreadable(tables.every((table) => table.length === 0) ? 'empty' : 'no_header_row')
  },
})
