import type { Booking, Stay } from './booking.js'
import type { MailRecord } from './mail-record.js'
import type { Closing, HistoryEntry, PurchaseOrder, RejectedOrder, Reservation } from './reservation.js'
import type { Evidence, ReviewItem } from './review.js'
import type { Instant } from './time.js'

/**
 * What is left of records once nobody may be named in them: locator, agency, hotel, dates, amounts, states and times, so that
 * every figure stays. Gone are guests, addresses of contacts, free text and documents.
 *
 * No erased record is longer in JSON than it was: the store puts it in the place of the old one.
 */

/** `null` has four letters, as a text of two has with its quotes: a shorter one would grow, and is emptied. */
const nothingOf = (text: string | null): string | null => (text === null || text.length > 1 ? null : '')

const withoutGuests = (stay: Stay): Stay => ({
  ...stay,
  rooms: stay.rooms.map((room) => ({ ...room, guests: [] })),
})

const eraseBooking = (booking: Booking): Booking => ({
  ...booking,
  stays: booking.stays.map(withoutGuests),
  hotelNotes: nothingOf(booking.hotelNotes),
  advisorNotes: nothingOf(booking.advisorNotes),
})

const eraseOrder = (order: PurchaseOrder): PurchaseOrder => ({ ...order, files: [] })

const eraseRejected = (order: RejectedOrder): RejectedOrder => ({
  ...order,
  reason: nothingOf(order.reason),
  files: [],
})

const eraseClosing = (closing: Closing): Closing => ({ ...closing, note: nothingOf(closing.note) })

/** What stands before the recipients or the note: the kind of the mail, the reason of the closing. */
const firstWord = (detail: string): string => /^\w*/u.exec(detail)?.[0] ?? ''

const keptDetail = ({ event, detail }: HistoryEntry): string | null => {
  if (detail === null) return null
  switch (event) {
    case 'MailLeft':
    case 'ReservationClosed':
      return firstWord(detail)
    case 'NoteAdded':
    case 'PurchaseOrderRejected':
      return nothingOf(detail)
    default:
      return detail
  }
}

const eraseEntry = (entry: HistoryEntry): HistoryEntry => ({ ...entry, detail: keptDetail(entry) })

/** A taking back that was offered holds documents and notes of before; it has long run out. */
export const eraseReservation = (reservation: Reservation): Reservation => {
  const { purchaseOrder, closing, rejected, undo } = reservation
  return {
    ...reservation,
    booking: eraseBooking(reservation.booking),
    purchaseOrder: purchaseOrder && eraseOrder(purchaseOrder),
    closing: closing && eraseClosing(closing),
    files: [],
    history: reservation.history.map(eraseEntry),
    ...(rejected && { rejected: eraseRejected(rejected) }),
    ...(undo && { undo: null }),
  }
}

/** What a purchase order amounts to is a figure: the report shows it. */
const figuresIn = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.filter(({ signal }) => signal.startsWith('amount_'))

export const eraseReview = (item: ReviewItem): ReviewItem => ({
  ...item,
  facts: {},
  candidates: item.candidates.map((candidate) => ({ ...candidate, evidence: [] })),
  files: [],
  ...(item.evidence && { evidence: [] }),
  ...(item.contactOffer && { contactOffer: { ...item.contactOffer, address: '' } }),
})

/** Its Message-ID and hashes stay: by them the same mail is known if it comes again. */
export const eraseMail = (record: MailRecord): MailRecord => ({
  ...record,
  from: nothingOf(record.from),
  subject: '',
  evidence: figuresIn(record.evidence),
  fileId: null,
})

/** What a line of the audit says in words. */
interface AuditedWords {
  readonly action: string
  readonly detail: string | null
  readonly before?: string | null
  readonly after?: string | null
}

const keptWords = ({ action, detail }: AuditedWords): string | null => {
  switch (action) {
    case 'close':
      return detail && firstWord(detail)
    case 'mark_received':
    case 'postpone':
    case 'assign':
    case 'undo':
      return detail
    default:
      return nothingOf(detail)
  }
}

/** How a client stood holds its contacts; how a reservation stood names nobody of the client. */
const keptStand = (stand: string | null): string | null => (stand?.includes('@') ? null : stand)

/** Who of the staff did what, and when, stays. */
export const eraseAudited = <T extends AuditedWords>(entry: T): T => ({
  ...entry,
  detail: keptWords(entry),
  ...(entry.before && { before: keptStand(entry.before) }),
  ...(entry.after && { after: keptStand(entry.after) }),
})

/** Whether its time has come: it was settled before, and nothing of it is to be done any more. */
export const isErasable = (
  { settledAt, due }: Pick<Reservation, 'settledAt' | 'due'>,
  before: Instant,
): boolean => settledAt !== null && due === null && settledAt < before

/**
 * So many months before an instant, at the same hour; the last day of a month that has no such day. What was settled
 * earlier than that is due to be erased.
 */
export const erasedBefore = (now: Instant, months: number): Instant => {
  const day = new Date(now)
  const month = day.getUTCMonth() - months
  const lastDay = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate()
  day.setUTCMonth(month, Math.min(day.getUTCDate(), lastDay))
  return day.toISOString()
}

/** Every document that a reservation leads to, also those that a taking back would restore. */
export const fileIdsOf = ({ files, purchaseOrder, rejected, undo }: Reservation): readonly string[] => {
  const holders = [
    { files },
    purchaseOrder,
    rejected,
    undo?.before,
    undo?.before.purchaseOrder,
    undo?.before.rejected,
  ]
  return [...new Set(holders.flatMap((holder) => holder?.files ?? []).map(({ id }) => id))]
}
