import { continuation, findAll, type Row, sameLineValue, type Segment, toRow } from './fields.js'
import type { Line } from './layout.js'
import { fold } from './fold.js'
import { readAmount } from './money.js'
import {
  GUEST_COLUMNS,
  GUEST_TYPE,
  HOTELS_HEADING,
  type LabelName,
  ROOM_HEADING,
  SECTIONS,
  type SectionName,
  TITLE,
} from './phrases.js'
import { readDate } from './spanish-dates.js'

type RowKind = 'title' | 'hotels' | 'room' | 'guestColumns' | 'guest' | 'section' | 'header' | 'text'

export interface OutlineRow extends Row {
  readonly kind: RowKind
  readonly section: SectionName | null
}

/** The rows of one hotel: name and address, then its facts, its rooms, and what is said below them. */
export interface StayRows {
  readonly head: readonly OutlineRow[]
  readonly facts: readonly OutlineRow[]
  readonly rooms: readonly OutlineRow[]
  readonly sections: readonly OutlineRow[]
}

export interface Outline {
  readonly hasTitle: boolean
  readonly header: readonly OutlineRow[]
  readonly stays: readonly StayRows[]
  readonly end: readonly OutlineRow[]
  readonly rows: readonly OutlineRow[]
}

const HEADER_LABELS: readonly LabelName[] = [
  'locator',
  'providerLocator',
  'agency',
  'bookingStatus',
  'issuedOn',
]

const firstCellText = (row: Row): string => fold(row.segments[0]?.cell.text ?? '')

const sectionOf = (row: Row): SectionName | null =>
  SECTIONS.find(([, pattern]) => pattern.test(firstCellText(row)) || pattern.test(row.folded))?.[0] ?? null

const isGuestColumns = (row: Row): boolean => {
  const words = row.folded.split(' ')
  return (
    Object.values(GUEST_COLUMNS).filter((pattern) => words.some((word) => pattern.test(word))).length === 3
  )
}

const isGuest = (row: Row): boolean =>
  row.folded.includes(' ') && GUEST_TYPE.test(row.folded.slice(0, row.folded.indexOf(' ')))

const kindOf = (row: Row): RowKind => {
  if (TITLE.test(row.folded)) return 'title'
  if (HOTELS_HEADING.test(row.folded)) return 'hotels'
  if (ROOM_HEADING.test(row.folded)) return 'room'
  if (isGuestColumns(row)) return 'guestColumns'
  if (isGuest(row)) return 'guest'
  if (row.segments.some(({ label }) => label !== null && HEADER_LABELS.includes(label))) return 'header'
  return 'text'
}

const outlineRow = (line: Line): OutlineRow => {
  const row = toRow(line)
  const section = sectionOf(row)
  return { ...row, section, kind: section ? 'section' : kindOf(row) }
}

const names = (row: Row, label: LabelName): boolean => row.segments.some((segment) => segment.label === label)

/** Free text may speak of a check-in too: there, only a row with both days begins a stay. */
const isAnchor = (rows: readonly OutlineRow[], index: number, inNotes: boolean): boolean => {
  const row = rows[index]
  if (!row || !names(row, 'checkIn')) return false
  if (!inNotes) return true
  const near = rows.slice(index, index + 3)
  const dated = (label: LabelName) =>
    findAll(near, label).some((found) => readDate(sameLineValue(found)) !== null)
  return dated('checkIn') && dated('checkOut')
}

const anchorsIn = (rows: readonly OutlineRow[]): readonly number[] => {
  let inNotes = false
  return rows.flatMap((row, index) => {
    if (row.section) inNotes = row.section !== 'end'
    if (row.kind === 'hotels') inNotes = false
    if (!isAnchor(rows, index, inNotes)) return []
    inNotes = false
    return [index]
  })
}

const hasTotal = (row: Row): boolean =>
  row.segments.some((part) => part.label === 'total' || part.label === 'amount') &&
  findAll([row], 'total')
    .concat(findAll([row], 'amount'))
    .some((found) => readAmount(sameLineValue(found)).kind !== 'none')

const leftOf = (row: Row | undefined): number => row?.segments[0]?.x ?? 0

/** After free text: the head begins at the row of the total, else where the lines are no longer set in. */
const headAfterNotes = (rows: readonly OutlineRow[], from: number, anchor: number): number => {
  for (let index = anchor - 1; index >= from; index -= 1) {
    const row = rows[index]
    if (!row || !hasTotal(row)) continue
    const alone = row.segments[0]?.label !== null
    return alone && index > from && index === anchor - 1 ? index - 1 : index
  }
  const edge = leftOf(rows[anchor])
  let start = anchor
  while (start > from && Math.abs(leftOf(rows[start - 1]) - edge) < 6) start -= 1
  return start < anchor ? start : Math.max(from, anchor - 1)
}

/** Whether what stands above the hotel's name is free text: its lines look like a name or an address. */
const followsNotes = (rows: readonly OutlineRow[], from: number, to: number): boolean => {
  const above = rows.slice(from, to)
  const last = (kinds: readonly RowKind[]) => above.findLastIndex((row) => kinds.includes(row.kind))
  return last(['section']) > last(['hotels'])
}

const hasLabel = (row: Row | undefined): boolean => row?.segments.some(({ label }) => label !== null) ?? false

const headStart = (rows: readonly OutlineRow[], anchor: number, after: number): number => {
  let start = anchor
  while (start > after && rows[start - 1]?.kind === 'text') start -= 1
  if (followsNotes(rows, after, anchor)) return headAfterNotes(rows, start, anchor)
  const above = rows[start - 1]
  if (above?.kind !== 'guest') return start
  // A guest's name may have wrapped: such a line stands under the names, not at the margin.
  const indent = above.segments[1]?.x ?? Infinity
  while (start < anchor && leftOf(rows[start]) >= indent - 2 && !hasLabel(rows[start])) start += 1
  return start
}

const splitStay = (rows: readonly OutlineRow[], anchor: number): StayRows => {
  const body = rows.slice(anchor)
  const cut = (kinds: readonly RowKind[], from: number): number => {
    const found = body.findIndex((row, index) => index >= from && kinds.includes(row.kind))
    return found < 0 ? body.length : found
  }
  const room = cut(['room', 'guestColumns', 'section'], 0)
  const section = cut(['section'], room)
  return {
    head: rows.slice(0, anchor),
    facts: body.slice(0, room),
    rooms: body.slice(room, section),
    sections: body.slice(section),
  }
}

const endStart = (rows: readonly OutlineRow[]): number => {
  const found = rows.findIndex((row) => row.section === 'end')
  return found < 0 ? rows.length : found
}

/** A wrapped agency name is no hotel's name, even where no heading parts them. */
const headerTail = (rows: readonly OutlineRow[]): number => {
  const [agency] = findAll(rows, 'agency')
  if (!agency) return 0
  const wrapped = new Set<Segment>(continuation(agency))
  return rows.findLastIndex((row) => row.segments.some((segment) => wrapped.has(segment))) + 1
}

/** Finds the parts of a confirmation in its lines: header, one block for each hotel, and the end. */
export const outline = (lines: readonly Line[]): Outline => {
  const rows = lines.map(outlineRow)
  const anchors = anchorsIn(rows)
  const firstAnchor = anchors[0] ?? rows.length
  const heading = rows.findIndex((row) => row.kind === 'hotels')
  const tail = heading >= 0 && heading < firstAnchor ? 0 : headerTail(rows.slice(0, firstAnchor))
  const starts = anchors.map((anchor, index) => headStart(rows, anchor, (anchors[index - 1] ?? tail - 1) + 1))
  const stays = anchors.map((anchor, index) => {
    const start = starts[index] ?? anchor
    return splitStay(rows.slice(start, starts[index + 1] ?? rows.length), anchor - start)
  })
  const lastSections = stays.at(-1)?.sections ?? rows
  return {
    hasTitle: rows.some((row) => row.kind === 'title'),
    header: rows.slice(0, starts[0] ?? endStart(rows)),
    stays,
    end: lastSections.slice(endStart(lastSections)),
    rows,
  }
}
