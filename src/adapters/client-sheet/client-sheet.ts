import type { ClientSheet, SheetRow } from '../../ports.js'
import type { ReadingEnded } from '../reading-process/messages.js'
import { type ChildLimits, createReadingProcess } from '../reading-process/reading-process.js'
import type { TablesReading } from './read-tables.js'
import { SheetUnreadable, type SheetFault } from './sheet-unreadable.js'
import type { Table } from './table.js'

/**
 * Tells what each cell of a row is the header of (null: nothing of interest), or null when the row is no header row.
 * What the columns mean is the engine's business; this adapter only finds where the table begins.
 */
export type HeaderReader = (cells: readonly string[]) => readonly (string | null)[] | null

const MAX_BYTES = 5 * 1024 * 1024

/** Titles, logos and dates above the table; nobody has more of them. */
const HEADER_WITHIN = 40

const MEGABYTE = 1024 * 1024

/** A sheet of six kilobytes can say that it merges, or has, a thousand million cells: exceljs goes through each of them. */
const CHILD = {
  entry: new URL('./child.js', import.meta.url),
  name: 'client sheet reader',
  timeoutMs: 20_000,
  maxGrowthBytes: 400 * MEGABYTE,
  idleMs: 60_000,
}

/** Nobody has such a list of clients. */
const ENDED: Readonly<Record<ReadingEnded['fault'], SheetFault>> = {
  too_slow: 'too_large',
  too_large: 'too_large',
  damaged: 'not_a_sheet',
}

const isEnded = (fault: SheetFault | ReadingEnded['fault']): fault is ReadingEnded['fault'] =>
  Object.hasOwn(ENDED, fault)

const codeOf = (fault: SheetFault | ReadingEnded['fault']): SheetFault =>
  isEnded(fault) ? ENDED[fault] : fault

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

/**
 * Reads the first table that has a header row, of the first sheet that has one, in a process of its own, which comes to its end
 * with ours. The file's content decides what it is, not its name.
 */
export const createClientSheet = (
  readHeader: HeaderReader,
  overrides: Partial<ChildLimits> = {},
): ClientSheet => {
  const reader = createReadingProcess<null, TablesReading>({ ...CHILD, ...overrides })
  return {
    read: async (content) => {
      if (content.length > MAX_BYTES) throw new SheetUnreadable('too_large')
      const reading = await reader.read(content, null)
      if (!reading.ok) throw new SheetUnreadable(codeOf(reading.fault))
      const { tables } = reading
      for (const table of tables) {
        const rows = readTable(table, readHeader)
        if (rows) return rows
      }
      throw new SheetUnreadable(tables.every((table) => table.length === 0) ? 'empty' : 'no_header_row')
    },
  }
}
