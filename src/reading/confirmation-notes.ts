import type { IsoDate } from '../domain/time.js'
import type { OutlineRow } from './confirmation-outline.js'
import { fold } from './fold.js'
import { NO_NOTES, SECTIONS, type SectionName } from './phrases.js'
import { readDates } from './spanish-dates.js'

const headingOf = (name: SectionName): RegExp | undefined =>
  SECTIONS.find(([section]) => section === name)?.[1]

/** What stands on the heading's own line, behind it. */
const behindHeading = (row: OutlineRow, name: SectionName): string => {
  const match = headingOf(name)?.exec(row.folded)
  if (match) return row.text.slice(match[0].length).trim()
  return row.segments
    .filter((segment) => segment.cell !== row.segments[0]?.cell)
    .map((segment) => segment.cell.text)
    .join(' ')
}

/** The text of every section of that name, wrapped lines joined. */
const sectionTexts = (rows: readonly OutlineRow[], name: SectionName): readonly string[] => {
  const texts: string[] = []
  let open = false
  for (const row of rows) {
    if (row.section) {
      open = row.section === name
      if (open) texts.push(behindHeading(row, name))
    } else if (open && row.kind !== 'title') texts.push(`${texts.pop() ?? ''} ${row.text}`.trim())
  }
  return texts.filter((text) => text !== '')
}

/** Null where the printer says that there are none. The notes of several hotels stand below each other. */
export const readNotes = (
  rows: readonly OutlineRow[],
  name: 'hotelNotes' | 'advisorNotes',
): string | null => {
  const notes = sectionTexts(rows, name).filter((text) => !NO_NOTES.test(fold(text)))
  return [...new Set(notes)].join('\n') || null
}

/** All deadlines, in their order on the page. */
export const readDeadlines = (rows: readonly OutlineRow[]): readonly IsoDate[] =>
  sectionTexts(rows, 'deadline').flatMap(readDates)
