import type { OldCells, OldTable, OldTableWish } from '../../ports.js'
import { OldFileUnreadable } from './errors.js'
import { nodeReader } from './node-reader.js'
import { withSnapshot } from './snapshot.js'
import type { Row, SqliteFile, SqliteReader } from './sqlite-reader.js'
import { wasmReader } from './wasm-reader.js'

export { OldFileUnreadable } from './errors.js'
export { findDocument } from './find-document.js'

/** Far more than an office has in ten years. */
const MOST_ROWS = 100_000

/** A path or a list of addresses fits; the text of a mail is not needed. */
const LONGEST_TEXT = 4_000

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const tableNames = (file: SqliteFile): readonly string[] =>
  file.all(`SELECT name FROM sqlite_master WHERE type = 'table'`).map((row) => textOf(row['name']))

const columnNames = (file: SqliteFile, table: string): readonly string[] =>
  file.all(`PRAGMA table_info(${quoted(table)})`).map((row) => textOf(row['name']))

/** Every cell as text, whatever it is stored as: an integer too large for JavaScript, a float, bytes. */
const selectOf = (columns: readonly string[], table: string): string => {
  const cells = columns.map(
    (name, index) => `substr(CAST(${quoted(name)} AS TEXT), 1, ${LONGEST_TEXT}) AS c${index}`,
  )
  return `SELECT ${cells.join(', ')} FROM ${quoted(table)} LIMIT ${MOST_ROWS + 1}`
}

const cellsOf = (row: Row, columns: readonly string[]): OldCells =>
  Object.fromEntries(
    columns
      .map((name, index) => [name, textOf(row[`c${index}`])] as const)
      .filter(([, text]) => text.trim() !== ''),
  )

const readTable = (file: SqliteFile, table: string, wish: OldTableWish): OldTable => {
  const columns = columnNames(file, table).filter(wish.wantsColumn)
  const rows = columns.length === 0 ? [] : file.all(selectOf(columns, table))
  if (rows.length > MOST_ROWS) throw new OldFileUnreadable('too_large')
  return { name: wish.table, rows: rows.map((row) => cellsOf(row, columns)) }
}

const readFile = (file: SqliteFile, wishes: readonly OldTableWish[]): readonly OldTable[] => {
  // Shared memory, which WebAssembly has not, is not needed by the only one who has the file (sqlite.org/wal.html).
  file.all('PRAGMA locking_mode = EXCLUSIVE')
  const names = tableNames(file)
  return wishes.flatMap((wish) => {
    const table = names.find((name) => name.toLowerCase() === wish.table)
    return table === undefined ? [] : [readTable(file, table, wish)]
  })
}

const openAndRead = (
  reader: SqliteReader,
  path: string,
  wishes: readonly OldTableWish[],
): readonly OldTable[] => {
  const file = reader.open(path)
  try {
    return readFile(file, wishes)
  } finally {
    file.close()
  }
}

/** Node's own SQLite where it has one, else the optional package. */
export const availableReaders = async (): Promise<readonly SqliteReader[]> =>
  [nodeReader(), await wasmReader()].filter((reader) => reader !== null)

/** The tables that are wanted and there, read by one of the readers. @throws OldFileUnreadable */
export const readOldSystemBy = (
  reader: SqliteReader,
  path: string,
  wishes: readonly OldTableWish[],
): Promise<readonly OldTable[]> =>
  withSnapshot(path, (copy) => {
    try {
      return openAndRead(reader, copy, wishes)
    } catch (error) {
      throw error instanceof OldFileUnreadable ? error : new OldFileUnreadable('damaged', error)
    }
  })

/**
 * Reads the wanted tables of the old system's SQLite file; those that are not there are left out. The file itself is neither
 * written nor locked, and what its write-ahead log holds is read too.
 * @throws OldFileUnreadable
 */
export const readOldSystem = async (
  path: string,
  wishes: readonly OldTableWish[],
): Promise<readonly OldTable[]> => {
  const [reader] = await availableReaders()
  if (!reader) throw new OldFileUnreadable('no_reader')
  return readOldSystemBy(reader, path, wishes)
}
