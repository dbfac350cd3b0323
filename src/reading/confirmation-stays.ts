import type { Money } from '../domain/money.js'
import type { OutlineRow, StayRows } from './confirmation-outline.js'
import { readRooms } from './confirmation-rooms.js'
import type { StayDraft } from './confirmation-types.js'
import {
  type Found,
  findAll,
  firstValue,
  type Row,
  sameLineValue,
  type Segment,
  wrappedValue,
} from './fields.js'
import { type AmountReading, readAmount } from './money.js'
import { readDate, readTime } from './spanish-dates.js'

/** An amount behind its label, or what made it unreadable. */
export interface TotalReading {
  readonly money: Money | null
  /** The amount as printed, where it could not be decided. */
  readonly ambiguous: string | null
}

const NO_TOTAL: TotalReading = { money: null, ambiguous: null }

const readFound = (found: Found): { readonly text: string; readonly reading: AmountReading } => {
  const text = sameLineValue(found)
  const reading = readAmount(text)
  if (reading.kind !== 'none') return { text, reading }
  const wrapped = wrappedValue(found)
  return { text: wrapped, reading: readAmount(wrapped) }
}

/** `Total` and its like go before a mere `Monto`. Two different totals in one place are not decided. */
export const readTotal = (rows: readonly Row[]): TotalReading => {
  for (const label of ['total', 'amount'] as const) {
    const found = findAll(rows, label)
      .map(readFound)
      .filter(({ reading }) => reading.kind !== 'none')
    const [first, ...others] = found
    if (!first) continue
    const money = first.reading.kind === 'amount' ? first.reading.money : null
    const same = others.every(({ reading }) => reading.kind === 'amount' && sameMoney(reading.money, money))
    return money && same
      ? { money, ambiguous: null }
      : { money: null, ambiguous: found.map(({ text }) => text).join(' / ') }
  }
  return NO_TOTAL
}

export const sameMoney = (a: Money | null, b: Money | null): boolean =>
  a?.minor === b?.minor && a?.currency === b?.currency

const plainText = (row: Row): readonly Segment[] => {
  const labelled = row.segments.findIndex((segment) => segment.label !== null)
  return labelled < 0 ? row.segments : row.segments.slice(0, labelled)
}

const textOf = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join(' ')

const lookOf = (segments: readonly Segment[]): string => {
  const cell = segments[0]?.cell
  return `${cell?.font ?? ''} ${Math.round((cell?.height ?? 0) * 2)}`
}

/** A line wraps only when the next word would not have fitted before what stands to its right. */
const wrapsInto = (row: Row | undefined, next: readonly Segment[]): boolean => {
  if (!row) return false
  const own = plainText(row)
  const beside = row.segments[own.length]
  const last = own.at(-1)
  const follower = next[0]
  if (!beside || !last || !follower) return false
  const word = follower.text.split(' ')[0] ?? ''
  const width = ((follower.right - follower.x) * word.length) / Math.max(1, follower.text.length)
  return last.right + width > beside.x
}

/** How many lines the name takes: those that look like the first one, where the rest looks otherwise. */
const nameLines = (rows: readonly Row[], texts: readonly (readonly Segment[])[]): number => {
  const looks = texts.map(lookOf)
  const other = looks.findIndex((look) => look !== looks[0])
  if (other > 0) return other
  let count = 1
  while (count < texts.length && wrapsInto(rows[count - 1], texts[count] ?? [])) count += 1
  return count
}

/** Where the total's column begins, when it stands to the right: its amount may have wrapped under it. */
const totalColumn = (head: readonly Row[]): number => {
  const segments = head.flatMap((row) => row.segments)
  const total = segments.find(({ label }) => label === 'total' || label === 'amount')
  const margin = Math.min(...head.map((row) => row.segments[0]?.x ?? Infinity))
  return total && total.x - margin > 5 * total.cell.height ? total.x - total.cell.height / 2 : Infinity
}

const readHotel = (head: readonly OutlineRow[], facts: readonly Row[]): StayDraft['hotel'] => {
  const column = totalColumn(head)
  const left = (row: Row): readonly Segment[] => plainText(row).filter((segment) => segment.x < column)
  const rows = head.filter((row) => left(row).length > 0)
  const texts = rows.map(left)
  const count = nameLines(rows, texts)
  const join = (lines: readonly (readonly Segment[])[]): string | null =>
    lines.map(textOf).join(' ').trim() || null
  const phone = firstValue([...head, ...facts], 'phone', (text) => text || null)
  return { name: join(texts.slice(0, count)), address: join(texts.slice(count)), phone }
}

const readCount = (text: string): number | null => {
  const match = /^(\d{1,4})(?!\d)/u.exec(text)
  return match ? Number(match[1]) : null
}

export interface StayReading {
  readonly stay: StayDraft
  readonly total: TotalReading
}

export const readStay = ({ head, facts, rooms }: StayRows): StayReading => {
  const rows = [...head, ...facts]
  const total = readTotal(rows)
  const stay: StayDraft = {
    hotel: readHotel(head, facts),
    total: total.money,
    checkIn: firstValue(rows, 'checkIn', readDate),
    checkOut: firstValue(rows, 'checkOut', readDate),
    arrivalTime: firstValue(rows, 'arrivalTime', readTime),
    departureTime: firstValue(rows, 'departureTime', readTime),
    nights: firstValue(rows, 'nights', readCount),
    roomCount: firstValue(rows, 'roomCount', readCount),
    rooms: readRooms(rooms),
  }
  return { stay, total }
}
