import type { Booking, ReservationView } from '../../../src/contract.js'
import { formatDay, formatInstant, formatMoney, formatShortDay } from '../../../src/texts/es.js'
import { mailReasonSentence } from '../../../src/texts/mail-reasons.js'
import { FACTS, NO_AMOUNT, moreGuests, nights, rooms, stayDates, stayTotal } from '../../texts/reservation.js'
import { escapeMarkdown, outside } from '../markdown.js'
import { evidenceLines } from './evidence-lines.js'
import { fact, type CardContext, type Fact } from './context.js'

type Stay = Booking['stays'][number]

const GUESTS_SHOWN = 4
const STAYS_SHOWN = 6

const stayLine = (stay: Stay): string =>
  stayDates(formatShortDay(stay.checkIn), formatShortDay(stay.checkOut))

const stayDetail = (stay: Stay): string =>
  [
    stayLine(stay),
    stay.nights === null ? '' : nights(stay.nights),
    stay.roomCount === null ? '' : rooms(stay.roomCount),
    stay.total ? stayTotal(formatMoney(stay.total)) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

const guestNames = (booking: Booking): readonly string[] => {
  const guests = booking.stays.flatMap((stay) => stay.rooms.flatMap((room) => room.guests))
  return [...new Set(guests.map((guest) => `${guest.firstName} ${guest.lastName}`.trim()))]
}

const guestLine = (booking: Booking): string => {
  const names = guestNames(booking)
  const shown = names.slice(0, GUESTS_SHOWN).map((name) => outside(name, 60))
  const rest = names.length - shown.length
  return [...shown, ...(rest > 0 ? [moreGuests(rest)] : [])].join(', ')
}

/** The one hotel is a fact; several are sections of their own (`stayRows`). */
const placeFacts = ({ stays }: Booking): readonly Fact[] => {
  const [only] = stays
  if (!only || stays.length > 1) return []
  return [
    ...fact(FACTS.hotel, outside(only.hotel.name)),
    ...fact(FACTS.stay, stayDetail({ ...only, total: null })),
  ]
}

/** One section for each stay where there are several. */
export const stayRows = ({ stays }: Booking): readonly { hotel: string; detail: string }[] =>
  stays.length < 2
    ? []
    : stays
        .slice(0, STAYS_SHOWN)
        .map((stay) => ({ hotel: outside(stay.hotel.name), detail: stayDetail(stay) }))

export const rootFacts = ({ reservation: { booking } }: ReservationView): readonly Fact[] => [
  ...placeFacts(booking),
  ...fact(FACTS.guests, guestLine(booking)),
  ...fact(FACTS.total, booking.total ? formatMoney(booking.total) : NO_AMOUNT),
]

export const compactFacts = ({ reservation: { booking } }: ReservationView): readonly Fact[] => [
  ...placeFacts(booking),
  ...fact(FACTS.total, booking.total ? formatMoney(booking.total) : NO_AMOUNT),
]

const EVIDENCE_SHOWN = 6

/** Why its OC was taken for one, for as long as the mail is on record. */
const orderFacts = ({ orderMail, reservation }: ReservationView): readonly Fact[] => [
  ...fact(FACTS.purchaseOrder, outside(reservation.purchaseOrder?.number ?? '', 60)),
  ...(orderMail
    ? [
        ...fact(FACTS.orderReason, escapeMarkdown(mailReasonSentence(orderMail.decision, orderMail.reason))),
        ...fact(FACTS.evidence, evidenceLines(orderMail.evidence).slice(0, EVIDENCE_SHOWN).join(' · ')),
        ...fact(FACTS.orderMail, outside(orderMail.id, 40)),
      ]
    : []),
]

/** Everything that is known, for whoever asked for the sheet. */
export const sheetFacts = (view: ReservationView, context: CardContext): readonly Fact[] => {
  const { booking, registeredAt } = view.reservation
  return [
    ...rootFacts(view),
    ...fact(FACTS.deadline, booking.cancellationDeadline && formatDay(booking.cancellationDeadline)),
    ...fact(FACTS.contacts, outside(view.client?.contacts.join(', ') ?? '')),
    ...orderFacts(view),
    ...fact(FACTS.registered, formatInstant(registeredAt, context.zone, context.now)),
    ...fact(FACTS.hotelNotes, outside(booking.hotelNotes ?? '', 400)),
    ...fact(FACTS.advisorNotes, outside(booking.advisorNotes ?? '', 400)),
  ]
}

/** "LOC AAFTTAT · ID 45215412 · Localizador 723113". */
export const codesLine = ({ locator, bookingId, providerLocator }: Booking): string =>
  [
    `${FACTS.locator} ${outside(locator, 20)}`,
    bookingId ? `${FACTS.bookingId} ${outside(bookingId, 20)}` : '',
    providerLocator ? `${FACTS.provider} ${outside(providerLocator, 20)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
