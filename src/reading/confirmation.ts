import type { Booking, Stay } from '../domain/booking.js'
import type { PageText } from '../domain/document.js'
import type { MissingField, ReadingProblem } from '../domain/reading-problem.js'
import { crossCheck, sumOf } from './confirmation-checks.js'
import { readHeader } from './confirmation-header.js'
import { locatorsOf } from './confirmation-locators.js'
import { readDeadlines, readNotes } from './confirmation-notes.js'
import { outline, type Outline } from './confirmation-outline.js'
import { readStay, readTotal, type TotalReading } from './confirmation-stays.js'
import type { BookingDraft, ConfirmationReading, StayDraft } from './confirmation-types.js'
import { toLines } from './layout.js'

export type { BookingDraft, ConfirmationReading, StayDraft } from './confirmation-types.js'

interface DraftReading {
  readonly draft: BookingDraft
  readonly ambiguous: readonly string[]
  readonly locators: readonly string[]
}

const isConfirmation = ({ hasTitle, header, stays }: Outline): boolean =>
  hasTitle ||
  (stays.length > 0 && header.some((row) => row.segments.some((part) => part.label === 'locator')))

/** A total above the hotels, at the end or below the last rooms is the booking's own; otherwise the stays are summed. */
const bookingTotal = ({ header, end, stays }: Outline): TotalReading => {
  const below = stays.at(-1)?.rooms.filter((row) => row.kind === 'text') ?? []
  const readings = [header, end, below].map(readTotal)
  return readings.find((total) => total.money ?? total.ambiguous) ?? { money: null, ambiguous: null }
}

const readDraft = (parts: Outline): DraftReading => {
  const stays = parts.stays.map(readStay)
  const printed = bookingTotal(parts)
  const drafts = stays.map(({ stay }) => stay)
  const sections = parts.stays.length > 0 ? parts.stays.flatMap((stay) => stay.sections) : parts.rows
  const locators = locatorsOf(parts.rows)
  const draft: BookingDraft = {
    ...readHeader(parts),
    // Of several none is the booking's: the first must not win.
    ...(locators.length > 1 && { locator: null }),
    stays: drafts,
    total: printed.money ?? sumOf(drafts),
    cancellationDeadline: readDeadlines(sections).toSorted()[0] ?? null,
    hotelNotes: readNotes(sections, 'hotelNotes'),
    advisorNotes: readNotes(sections, 'advisorNotes'),
  }
  const ambiguous = [printed, ...stays.map(({ total }) => total)].map((total) => total.ambiguous)
  return { draft, ambiguous: ambiguous.filter((text) => text !== null), locators }
}

const isWhole = (stay: StayDraft): stay is Stay =>
  stay.hotel.name !== null && stay.checkIn !== null && stay.checkOut !== null

const FIELDS: readonly MissingField[] = [
  'locator',
  'agency',
  'bookingStatus',
  'stays',
  'hotel',
  'checkIn',
  'checkOut',
  'total',
]

const missingFields = ({ draft, ambiguous, locators }: DraftReading): readonly MissingField[] => {
  const { locator, agency, bookingStatus, stays, total } = draft
  const there: Readonly<Record<MissingField, boolean>> = {
    locator: locator !== null || locators.length > 1,
    agency: agency !== null,
    bookingStatus: bookingStatus !== null,
    stays: stays.length > 0,
    hotel: stays.every((stay) => stay.hotel.name !== null),
    checkIn: stays.every((stay) => stay.checkIn !== null),
    checkOut: stays.every((stay) => stay.checkOut !== null),
    total: total !== null || ambiguous.length > 0,
  }
  return FIELDS.filter((field) => !there[field])
}

const errorsOf = (reading: DraftReading): readonly ReadingProblem[] => {
  const missing = missingFields(reading)
  const { locators } = reading
  return [
    ...(locators.length > 1
      ? [{ code: 'several_locators', severity: 'error', detail: locators.join(', ') } as const]
      : []),
    ...(missing.length > 0
      ? [{ code: 'incomplete', severity: 'error', detail: missing.join(', ') } as const]
      : []),
    ...reading.ambiguous.map((detail) => ({ code: 'ambiguous_amount', severity: 'error', detail }) as const),
  ]
}

const complete = (draft: BookingDraft): Booking | null => {
  const { locator, agency, bookingStatus, stays } = draft
  if (locator === null || agency === null || bookingStatus === null || !stays.every(isWhole)) return null
  return { ...draft, locator, agency, bookingStatus, stays }
}

/**
 * Reads a "Resumen de servicios" by where things stand on the page, not by the order of the file, so that every printer
 * gives the same. Pure, and gives a reading for any pages whatever.
 *
 * `reservation`: locator, agency, status, total, and for each stay hotel and days are there and sure; `problems` holds
 * warnings only. `problem`: nothing may be done without a person; `draft` is what could be read.
 */
export const readConfirmation = (pages: readonly PageText[]): ConfirmationReading => {
  const parts = outline(toLines(pages))
  const reading = readDraft(parts)
  const { draft } = reading
  if (!isConfirmation(parts))
    return { outcome: 'problem', draft, problems: [{ code: 'not_a_confirmation', severity: 'error' }] }
  const errors = errorsOf(reading)
  const booking = complete(draft)
  const problems = [...errors, ...crossCheck(draft)]
  return errors.length === 0 && booking
    ? { outcome: 'reservation', booking, problems }
    : { outcome: 'problem', draft, problems }
}
