import { fold } from './fold.js'
import type { Cell, Line } from './layout.js'
import { LABELS, type LabelName } from './phrases.js'

/** A part of a line: what stands behind a label, or text without one. */
export interface Segment {
  readonly label: LabelName | null
  readonly text: string
  readonly x: number
  readonly right: number
  readonly cell: Cell
}

/** A line with its labels found. */
export interface Row {
  readonly y: number
  readonly height: number
  readonly segments: readonly Segment[]
  readonly text: string
  readonly folded: string
}

const alternatives = LABELS.map(({ name, pattern }) => `(?<${name}>${pattern})`).join('|')
const WITH_COLON = new RegExp(`(?<=^|\\s)(?:${alternatives})\\s*[:：]\\s*`, 'gu')
const BARE = LABELS.map(({ name, pattern, bareValue }) => ({
  name,
  bareValue,
  start: new RegExp(`^(?:${pattern})(?:\\s+|$)`, 'u'),
}))

interface Mark {
  readonly label: LabelName | null
  readonly start: number
  readonly valueFrom: number
}

const nameIn = (groups: Record<string, string | undefined> | undefined): LabelName | null =>
  LABELS.find(({ name }) => groups?.[name] !== undefined)?.name ?? null

/** A label without a colon begins its cell, and fills it or is followed by a value of its kind. */
const bareMark = (folded: string): Mark | null => {
  for (const { name, bareValue, start } of BARE) {
    const match = start.exec(folded)
    if (!match) continue
    const rest = folded.slice(match[0].length)
    if (rest === '' || bareValue.test(rest)) return { label: name, start: 0, valueFrom: match[0].length }
  }
  return null
}

const marksIn = (folded: string): readonly Mark[] => {
  const marks: Mark[] = [...folded.matchAll(WITH_COLON)].map((match) => ({
    label: nameIn(match.groups),
    start: match.index,
    valueFrom: match.index + match[0].length,
  }))
  if (marks[0]?.start === 0) return marks
  return [bareMark(folded) ?? { label: null, start: 0, valueFrom: 0 }, ...marks]
}

const splitCell = (cell: Cell): readonly Segment[] => {
  const marks = marksIn(fold(cell.text))
  const placeOf = (index: number): number =>
    cell.x + ((cell.right - cell.x) * index) / Math.max(1, cell.text.length)
  return marks.map(({ label, start, valueFrom }, index) => {
    const end = marks[index + 1]?.start ?? cell.text.length
    return {
      label,
      text: cell.text.slice(valueFrom, end).trim(),
      x: placeOf(start),
      right: placeOf(end),
      cell,
    }
  })
}

export const toRow = (line: Line): Row => {
  const text = line.cells.map((cell) => cell.text).join(' ')
  const segments = line.cells.flatMap(splitCell)
  return { y: line.y, height: line.height, segments, text, folded: fold(text) }
}

/** A label that was found, with its row and place in it. */
export interface Found {
  readonly rows: readonly Row[]
  readonly row: number
  readonly segment: number
}

/** No document says one thing more often; a hostile one must not make the reading slow. */
const MOST_FOUND = 200

export const findAll = (rows: readonly Row[], label: LabelName): readonly Found[] => {
  const found: Found[] = []
  for (const [row, { segments }] of rows.entries()) {
    for (const [segment, { label: name }] of segments.entries()) {
      if (name === label) found.push({ rows, row, segment })
      if (found.length === MOST_FOUND) return found
    }
  }
  return found
}

const nextLabel = (segments: readonly Segment[], after: number): number => {
  let next = after + 1
  while (next < segments.length && segments[next]?.label === null) next += 1
  return next
}

/** How many lines a value may wrap over, and how many heights apart they may be. */
const MOST_LINES = 6
const LINE_PITCH = 2.1
/** No honest value has more parts on one line. */
const MOST_PARTS = 40

/** Whether a part is the second line of what a label on the line above began, in a column of its own. */
const belongsAbove = (part: Segment, label: Segment, above: Row | undefined, pitch: number): boolean => {
  if (!above || part.cell === label.cell || pitch > LINE_PITCH * label.cell.height) return false
  const slack = label.cell.height / 2
  const left = (segment: Segment): number => segment.x - slack
  const owner = above.segments.findLastIndex((other) => other.label !== null && left(other) <= part.x)
  const begun = above.segments[owner]
  const end = above.segments[nextLabel(above.segments, owner)]
  return begun !== undefined && left(begun) > label.x && part.x < (end ? left(end) : Infinity)
}

/** What stands behind the label on its own line, as far as the next label or another column's second line. */
export const sameLineValue = ({ rows, row, segment }: Found): string => {
  const { segments = [], y = 0 } = rows[row] ?? {}
  const label = segments[segment]
  const above = rows[row - 1]
  const own = segments.slice(segment, nextLabel(segments, segment))
  const begun = own.findIndex(({ text }) => text !== '')
  const foreign = own
    .slice(0, MOST_PARTS)
    .findIndex(
      (part, index) => label && index > begun && belongsAbove(part, label, above, y - (above?.y ?? 0)),
    )
  return own
    .slice(0, foreign < 0 ? own.length : foreign)
    .map((part) => part.text)
    .filter((text) => text !== '')
    .join(' ')
}

interface Column {
  readonly left: number
  readonly right: number
}

/** A heading over its value may be centred, so that the value begins before it: then they overlap. */
const under = (segments: readonly Segment[], label: Segment, column: Column): readonly Segment[] => {
  const overlapping = segments.filter((other) => other.x < label.right && other.right > label.x)
  if (label.text === '' && overlapping.length > 0) return overlapping
  return segments.filter((other) => other.x >= column.left && other.x < column.right)
}

/** The segments under a label that belong to its value: in its column, unlabelled, with no gap above them. */
export const continuation = ({ rows, row, segment }: Found): readonly Segment[] => {
  const start = rows[row]
  const label = start?.segments[segment]
  if (!start || !label) return []
  const next = start.segments[nextLabel(start.segments, segment)]
  const left = label.x - label.cell.height / 2
  const right = next ? next.x - label.cell.height / 2 : Infinity
  const heading = { ...label, text: sameLineValue({ rows, row, segment }) }
  const found: Segment[] = []
  let { y } = start
  for (const below of rows.slice(row + 1, row + 1 + MOST_LINES)) {
    if (below.y - y > LINE_PITCH * Math.max(start.height, label.cell.height)) break
    const inColumn = under(below.segments, heading, { left, right })
    if (inColumn.some((other) => other.label !== null)) break
    if (inColumn.length > 0) y = below.y
    found.push(...inColumn)
  }
  return found
}

/** The whole value, wrapped lines and all. */
export const wrappedValue = (found: Found): string =>
  [sameLineValue(found), ...continuation(found).map((segment) => segment.text)].join(' ').trim()

/** The first value that `read` understands: on the label's line, else with the lines that it wraps onto. */
export const firstValue = <T>(
  rows: readonly Row[],
  label: LabelName,
  read: (text: string) => T | null,
): T | null => {
  for (const found of findAll(rows, label)) {
    const value = read(sameLineValue(found)) ?? read(wrappedValue(found))
    if (value !== null) return value
  }
  return null
}
