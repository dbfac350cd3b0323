import type { Guest, Room } from '../domain/booking.js'
import type { OutlineRow } from './confirmation-outline.js'
import { fold } from './fold.js'
import { GUEST_COLUMNS, ROOM_MARKS } from './phrases.js'

/** Where the columns of the guest table begin; null while its heading has not been met. */
interface Columns {
  readonly firstName: number
  readonly lastName: number
}

interface Word {
  readonly text: string
  readonly x: number
}

const wordsOf = (row: OutlineRow): readonly Word[] =>
  row.segments.flatMap(({ cell }) => {
    const perUnit = (cell.right - cell.x) / Math.max(1, cell.text.length)
    return [...cell.text.matchAll(/\S+/gu)].map((match) => ({
      text: match[0],
      x: cell.x + match.index * perUnit,
    }))
  })

const columnsIn = (row: OutlineRow): Columns | null => {
  const at = (pattern: RegExp): number | undefined =>
    wordsOf(row).find((word) => pattern.test(fold(word.text)))?.x
  const firstName = at(GUEST_COLUMNS.firstName)
  const lastName = at(GUEST_COLUMNS.lastName)
  return firstName === undefined || lastName === undefined ? null : { firstName, lastName }
}

const joined = (words: readonly Word[]): string => words.map((word) => word.text).join(' ')

/** Three cells are the three columns; otherwise each word belongs to the column that it stands under. */
const readGuest = (row: OutlineRow, columns: Columns | null): Guest => {
  const cells = row.segments.map((segment) => segment.cell.text)
  const [type = '', firstName = '', lastName = ''] = cells
  if (cells.length === 3 || !columns)
    return { type, firstName, lastName: [lastName, ...cells.slice(3)].join(' ').trim() }
  const [first, ...words] = wordsOf(row)
  const edge = columns.lastName - row.height / 2
  return {
    type: first?.text ?? '',
    firstName: joined(words.filter((word) => word.x < edge)),
    lastName: joined(words.filter((word) => word.x >= edge)),
  }
}

const withWrapped = (guest: Guest, row: OutlineRow, columns: Columns): Guest => {
  const edge = columns.lastName - row.height / 2
  const words = wordsOf(row)
  return {
    ...guest,
    firstName: `${guest.firstName} ${joined(words.filter((word) => word.x < edge))}`.trim(),
    lastName: `${guest.lastName} ${joined(words.filter((word) => word.x >= edge))}`.trim(),
  }
}

/** A printer whose font lacks U+2010 prints a question mark for it. */
const SEPARATORS_BEFORE = /^[\s:;,|?·•-]+/u
const SEPARATORS_AFTER = /[\s:;,|?·•-]+$/u

interface Part {
  readonly start: number
  readonly from: number
}

/** The text behind one mark of a room's heading, as far as the next mark. */
const partOf = (text: string, folded: string, pattern: RegExp, starts: readonly number[]): string | null => {
  const part = locate(folded, pattern)
  if (!part) return null
  const end = Math.min(...starts.filter((start) => start > part.start), text.length)
  const before = SEPARATORS_BEFORE.exec(folded.slice(part.from, end))?.[0].length ?? 0
  const after = SEPARATORS_AFTER.exec(folded.slice(part.from + before, end))?.[0].length ?? 0
  return text.slice(part.from + before, end - after) || null
}

const locate = (folded: string, pattern: RegExp): Part | null => {
  const match = pattern.exec(folded)
  return match ? { start: match.index, from: match.index + match[0].length } : null
}

const readHeading = (text: string): Omit<Room, 'guests'> => {
  const folded = fold(text)
  const { number, category, occupancy, mealPlan } = ROOM_MARKS
  const starts = [category, occupancy, mealPlan]
    .map((pattern) => locate(folded, pattern)?.start)
    .filter((start) => start !== undefined)
  const people = /^(\d{1,2})\s*\/\s*(\d{1,2})/u.exec(partOf(text, folded, occupancy, starts) ?? '')
  return {
    number: Number(number.exec(folded)?.[1] ?? 0),
    category: partOf(text, folded, category, starts),
    adults: people ? Number(people[1]) : null,
    children: people ? Number(people[2]) : null,
    mealPlan: partOf(text, folded, mealPlan, starts),
  }
}

interface Progress {
  readonly columns: Columns | null
  readonly headings: string[]
  readonly guests: Guest[][]
}

/** Text under a heading wraps it; text under a guest wraps that name. */
const takeText = (progress: Progress, row: OutlineRow): void => {
  const guests = progress.guests.at(-1)
  const last = guests?.at(-1)
  if (!guests) return
  if (!last) progress.headings.push(`${progress.headings.pop() ?? ''} ${row.text}`)
  else if (progress.columns && (row.segments[0]?.x ?? 0) >= progress.columns.firstName - row.height / 2)
    guests[guests.length - 1] = withWrapped(last, row, progress.columns)
}

const take = (progress: Progress, row: OutlineRow): Progress => {
  if (row.kind === 'room') {
    progress.headings.push(row.text)
    progress.guests.push([])
  }
  if (row.kind === 'guest') progress.guests.at(-1)?.push(readGuest(row, progress.columns))
  if (row.kind === 'text') takeText(progress, row)
  return row.kind === 'guestColumns' ? { ...progress, columns: columnsIn(row) ?? progress.columns } : progress
}

export const readRooms = (rows: readonly OutlineRow[]): readonly Room[] => {
  const { headings, guests } = rows.reduce(take, { columns: null, headings: [], guests: [] } as Progress)
  return headings.map((heading, index) => ({ ...readHeading(heading), guests: guests[index] ?? [] }))
}
