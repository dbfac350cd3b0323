import { parse } from 'csv-parse/sync'
import { SheetUnreadable } from './sheet-unreadable.js'
import { holdsSomething, type Table } from './table.js'

const DELIMITERS = [';', ',', '\t'] as const

const MAX_COLUMNS = 500

const MAX_RECORD_CHARACTERS = 100_000

/** A Spanish Excel saves "CSV" in Windows-1252 with semicolons, "CSV UTF-8" with a byte order mark, "Unicode text" in UTF-16. */
const decode = (content: Uint8Array): string => {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  if (content.includes(0)) throw new SheetUnreadable('not_a_sheet')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

/** Excel's own first line, `sep=;`, names the delimiter; Excel does not show it as a row. */
const NAMED_DELIMITER = /^sep=(.)(?:\r\n|\n|\r|$)/i

const parseRecords = (text: string, delimiter: string): readonly (readonly string[])[] => {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MAX_RECORD_CHARACTERS,
    })
  } catch (error) {
    throw new SheetUnreadable('not_a_sheet', error)
  }
}

const toTable = (text: string, delimiter: string): Table =>
  parseRecords(text, delimiter)
    .map((cells, index) => ({ row: index + 1, cells: cells.slice(0, MAX_COLUMNS) }))
    .filter(({ cells }) => holdsSomething(cells))

/**
 * The file by each delimiter that it may have been written with, the one that it names itself first. Counting would
 * mislead: cells hold several addresses with semicolons between them. Whoever finds a header row has the right one.
 */
export const readCsv = (content: Uint8Array): readonly Table[] => {
  const text = decode(content)
  const named = NAMED_DELIMITER.exec(text)
  const body = named ? text.slice(named[0].length) : text
  return (named?.[1] ? [named[1]] : DELIMITERS).map((delimiter) => toTable(body, delimiter))
}
