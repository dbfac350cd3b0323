import { crc32 } from 'node:zlib'
import { fileIdsOf } from '../../domain/erasing.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import { DAY_MS, toEpochMs, toInstant } from '../../domain/time.js'
import type { Instant, Span } from '../../domain/time.js'
import type { AuditEntry, Note } from '../../ports.js'

/** One line of `archive/`: what is settled, and notes that nobody has touched for as long. */
export type ArchivedLine =
  | { readonly kind: 'reservation'; readonly record: Reservation }
  | { readonly kind: 'review'; readonly record: ReviewItem }
  | { readonly kind: 'note'; readonly record: Note }

export type LogLine =
  | { readonly log: 'archive'; readonly month: string; readonly record: ArchivedLine }
  | { readonly log: 'mails'; readonly month: string; readonly record: MailRecord }
  | { readonly log: 'audit'; readonly month: string; readonly record: AuditEntry }

/** When what a line holds was settled; null of a note, which never is. */
export const settledAtOf = (line: ArchivedLine): Instant | null => {
  switch (line.kind) {
    case 'reservation':
      return line.record.settledAt
    case 'review':
      return line.record.resolution?.at ?? null
    case 'note':
      return null
  }
}

/** `YYYY-MM` in UTC; it becomes a file name, so it is looked at. */
export const monthOf = (instant: Instant): string => {
  const month = instant.slice(0, 7)
  if (!/^\d{4}-\d{2}$/.test(month)) throw new Error(`not an instant: ${instant}`)
  return month
}

/** Marks are what lines are found by; their kind stands in front, so that a booking ID never meets a locator. */
export const mark = {
  locator: (value: string): string => `l:${value}`,
  bookingId: (value: string): string => `b:${value}`,
  providerLocator: (value: string): string => `p:${value}`,
  messageId: (value: string): string => `m:${value}`,
  contentHash: (value: string): string => `h:${value}`,
  client: (value: string): string => `c:${value}`,
  id: (value: string): string => `i:${value}`,
  review: (value: string): string => `r:${value}`,
  note: (value: string): string => `n:${value}`,
  dayZero: (day: string, part: number): string => `d:${day}/${part}`,
  settled: (day: string, part: number): string => `s:${day}/${part}`,
  file: (id: string): string => `f:${id}`,
}

/** A day's reservations share their marks among so many: a mark that thousands of lines bear is slow to add to a table. */
const DAY_PARTS = 64

const dayOf = (instant: Instant): string => instant.slice(0, 10)

const partOf = (id: string): number => crc32(id) % DAY_PARTS

const dayZeroMark = ({ dayZero, locator }: Reservation): string =>
  mark.dayZero(dayOf(dayZero), partOf(locator))

const settledMark = (at: Instant | null, id: string): string[] =>
  at === null ? [] : [mark.settled(dayOf(at), partOf(id))]

const daysOf = ({ from, until }: Span): string[] => {
  const [first, last] = [Date.parse(dayOf(from)), toEpochMs(until)]
  const count = Math.max(0, Math.floor((last - first) / DAY_MS) + 1)
  return Array.from({ length: count }, (_, index) => dayOf(toInstant(first + index * DAY_MS)))
}

const eachPart = (span: Span, of: (day: string, part: number) => string): string[] =>
  daysOf(span).flatMap((day) => Array.from({ length: DAY_PARTS }, (_, part) => of(day, part)))

/** All marks that a reservation with its day 0 in the span may bear, in UTC days. */
export const dayZeroMarks = (span: Span): string[] => eachPart(span, mark.dayZero)

/** All marks that what was settled or resolved in the span may bear, in UTC days. */
export const settledMarks = (span: Span): string[] => eachPart(span, mark.settled)

/** What a reservation is found by, live or archived. */
export const reservationMarks = (reservation: Reservation): string[] => {
  const { bookingId, providerLocator } = reservation.booking
  const marks = [
    mark.locator(reservation.locator),
    ...reservation.sentMessageIds.map(mark.messageId),
    ...fileIdsOf(reservation).map(mark.file),
  ]
  if (bookingId !== null) marks.push(mark.bookingId(bookingId))
  if (providerLocator !== null) marks.push(mark.providerLocator(providerLocator))
  return [...new Set(marks)]
}

export const reviewMarks = ({ id, files, resolution }: ReviewItem): string[] => [
  mark.review(id),
  ...files.map((file) => mark.file(file.id)),
  ...settledMark(resolution?.at ?? null, id),
]

export const archiveMarks = (line: ArchivedLine): string[] => {
  switch (line.kind) {
    case 'reservation':
      return [
        ...reservationMarks(line.record),
        dayZeroMark(line.record),
        ...settledMark(line.record.settledAt, line.record.locator),
      ]
    case 'review':
      return reviewMarks(line.record)
    case 'note':
      return [mark.note(line.record.key)]
  }
}

export const mailMarks = (record: MailRecord): string[] => {
  const marks = [mark.id(record.id), mark.contentHash(record.contentHash)]
  if (record.copyHash) marks.push(mark.contentHash(record.copyHash))
  if (record.fileId !== null) marks.push(mark.file(record.fileId))
  return record.messageId === null ? marks : [...marks, mark.messageId(record.messageId)]
}

export const auditMarks = (entry: AuditEntry): string[] =>
  entry.locator === null ? [] : [mark.locator(entry.locator)]
