import { locatorIn } from './confirmation-locators.js'
import type { Outline } from './confirmation-outline.js'
import type { BookingDraft } from './confirmation-types.js'
import { findAll, firstValue, type Row, wrappedValue } from './fields.js'
import { fold } from './fold.js'
import { CANCELLED, type LabelName, NO_ISSUE_DATE } from './phrases.js'
import { readDate } from './spanish-dates.js'

export type HeaderFields = Pick<
  BookingDraft,
  'locator' | 'bookingId' | 'providerLocator' | 'agency' | 'bookingStatus' | 'cancelled' | 'issuedOn'
>

const CODE = /^[A-Z0-9][A-Z0-9./-]{0,39}$/iu

const firstWord = (text: string): string => text.split(' ')[0] ?? ''

const codeIn = (text: string): string | null => {
  const word = firstWord(text)
  return CODE.test(word) ? word : null
}

const anyText = (text: string): string | null => text || null

const agencyOf = (rows: readonly Row[]): string | null => {
  for (const found of findAll(rows, 'agency')) {
    const text = wrappedValue(found)
    if (text) return text
  }
  return null
}

/** The part of the outline where a label belongs comes first; a printer may have put it elsewhere. */
const inParts = <T>(
  parts: readonly (readonly Row[])[],
  label: LabelName,
  read: (text: string) => T | null,
): T | null => {
  for (const rows of parts) {
    const value = firstValue(rows, label, read)
    if (value !== null) return value
  }
  return null
}

/** INMEDIATO is no date: the mail's date is then day 0. */
const issueDate = (text: string): string | null => (NO_ISSUE_DATE.test(fold(text)) ? null : readDate(text))

export const readHeader = ({ header, end, stays }: Outline): HeaderFields => {
  const elsewhere = stays.flatMap((stay) => [...stay.head, ...stay.facts])
  const top = [header, elsewhere, end]
  const bookingStatus = inParts(top, 'bookingStatus', anyText)
  return {
    locator: inParts(top, 'locator', locatorIn),
    bookingId: inParts([end, header, elsewhere], 'bookingId', codeIn),
    providerLocator: inParts(top, 'providerLocator', codeIn),
    agency: agencyOf(header) ?? agencyOf(elsewhere),
    bookingStatus,
    cancelled: bookingStatus !== null && CANCELLED.test(fold(bookingStatus)),
    issuedOn: inParts(top, 'issuedOn', issueDate),
  }
}
