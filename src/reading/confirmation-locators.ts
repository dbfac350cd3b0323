import type { OutlineRow } from './confirmation-outline.js'
import { findAll, sameLineValue, wrappedValue } from './fields.js'

const LOCATOR = /^[A-Z0-9]{4,15}$/u

/** The locator that a value begins with, upper case; null where it begins with none. */
export const locatorIn = (text: string): string | null => {
  const word = (text.split(' ')[0] ?? '').toUpperCase()
  return LOCATOR.test(word) ? word : null
}

const isHeaderLine = ({ segments }: OutlineRow): boolean =>
  segments.some(({ label }) => label === 'locator') && segments.some(({ label }) => label === 'agency')

/** Free text may speak of another booking's locator; a header's line names the agency beside it. */
const outsideNotes = (rows: readonly OutlineRow[]): readonly OutlineRow[] => {
  let inNotes = false
  return rows.filter((row) => {
    if (row.section) inNotes = row.section !== 'end'
    if (row.kind === 'title' || row.kind === 'hotels' || isHeaderLine(row)) inNotes = false
    return !inNotes
  })
}

/** Every locator that the document gives to a booking, each once, in their order on the page. */
export const locatorsOf = (rows: readonly OutlineRow[]): readonly string[] => {
  const own = new Set(outsideNotes(rows))
  const read = findAll(rows, 'locator').flatMap((found) => {
    const row = rows[found.row]
    if (!row || !own.has(row)) return []
    return locatorIn(sameLineValue(found)) ?? locatorIn(wrappedValue(found)) ?? []
  })
  return [...new Set(read)]
}
