import type { Booking, Room, Stay } from '../domain/booking.js'
import { formatDay } from '../texts/dates.js'
import { formatMoney } from '../texts/money.js'
import type { Block, Fact, Phrase } from './letter.js'
import { clip, noteLines } from './plain.js'
import type { BookingWords, Words } from './words.js'

const fact = (label: string, ...lines: readonly (string | null)[]): readonly Fact[] => {
  const said = lines.flatMap((line) => (line === null || clip(line) === '' ? [] : [clip(line)]))
  return said.length === 0 ? [] : [{ label, lines: said }]
}

const strong = (line: Phrase): Phrase => (typeof line === 'string' ? { strong: line } : line)

const emphasised = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map(({ label, lines }) => ({ label, lines: lines.map(strong) }))

const money = ({ language }: Words, total: Booking['total']): string | null =>
  total === null ? null : formatMoney(total, language)

const deadline = (
  { booking: says, language }: Words,
  day: Booking['cancellationDeadline'],
): readonly Fact[] => (day === null ? [] : fact(says.deadline, formatDay(day, language)))

/** What names the reservation and what it costs. */
export const bookingFacts = (words: Words, booking: Booking, ...more: readonly Fact[]): Block => {
  const says = words.booking
  return {
    kind: 'facts',
    title: says.title,
    facts: [
      ...emphasised(fact(says.locator, booking.locator)),
      ...fact(says.bookingId, booking.bookingId),
      ...fact(says.providerLocator, booking.providerLocator),
      ...fact(says.agency, booking.agency),
      ...more,
      ...emphasised(fact(says.total, money(words, booking.total))),
      ...deadline(words, booking.cancellationDeadline),
    ],
  }
}

/**
 * Hotel data come with the town, region and country glued to the full address ("…, ChileSantiago, Santiago, Chile").
 * The client gets the address alone.
 */
export const tidyAddress = (address: string): string =>
  clip(address).replace(/^(.*, ?(\p{L}[\p{L} ]*))(?=\p{Lu})[^,]+,[^,]+, ?\2$/u, '$1')

const moment = ({ booking: says, language }: Words, day: string, time: string | null): string =>
  time === null ? formatDay(day, language) : says.moment(formatDay(day, language), time)

const lengthOfStay = (says: BookingWords, { nights, roomCount }: Stay): string | null => {
  const counts = [
    ...(nights === null ? [] : [says.nights(nights)]),
    ...(roomCount === null ? [] : [says.rooms(roomCount)]),
  ]
  return counts.length === 0 ? null : counts.join(', ')
}

const occupants = (says: BookingWords, { adults, children }: Room): string | null => {
  const counts = [...(adults ? [says.adults(adults)] : []), ...(children ? [says.children(children)] : [])]
  return counts.length === 0 ? null : counts.join(says.and)
}

const guests = (says: BookingWords, { guests: people }: Room): string | null => {
  const names = people.map(({ firstName, lastName }) => clip(`${firstName} ${lastName}`)).filter(Boolean)
  return names.length === 0 ? null : `${says.guests(names.length)}: ${names.join(', ')}`
}

const roomKind = (says: BookingWords, room: Room): string | null => {
  const said = [room.category, occupants(says, room), room.mealPlan].filter(Boolean)
  return said.length === 0 ? null : said.join(' · ')
}

const roomFact = (says: BookingWords, room: Room): readonly Fact[] =>
  fact(says.room(room.number), roomKind(says, room), guests(says, room))

const stayTitle = (says: BookingWords, stay: Stay, index: number, count: number): string =>
  count === 1 ? clip(stay.hotel.name) : `${says.stayOf(index + 1, count)}: ${clip(stay.hotel.name)}`

const stayFacts = (words: Words, stay: Stay, index: number, count: number): Block => {
  const says = words.booking
  return {
    kind: 'facts',
    title: stayTitle(says, stay, index, count),
    facts: [
      ...fact(says.address, stay.hotel.address && tidyAddress(stay.hotel.address)),
      ...fact(says.phone, stay.hotel.phone),
      ...fact(says.checkIn, moment(words, stay.checkIn, stay.arrivalTime)),
      ...fact(says.checkOut, moment(words, stay.checkOut, stay.departureTime)),
      ...fact(says.lengthOfStay, lengthOfStay(says, stay)),
      ...stay.rooms.flatMap((room) => roomFact(says, room)),
      ...(count === 1 ? [] : fact(says.stayTotal, money(words, stay.total))),
    ],
  }
}

/** The hotel's notes. The adviser's own notes are not for the client and stay with us. */
const notes = (says: BookingWords, { hotelNotes }: Booking): readonly Block[] => {
  const lines = noteLines(hotelNotes ?? '')
  if (lines.length === 0) return []
  return [{ kind: 'facts', title: says.notes, facts: [{ label: says.hotelNotes, lines }] }]
}

/** The whole booking, hotel by hotel. */
export const bookingDetails = (words: Words, booking: Booking): readonly Block[] => [
  bookingFacts(words, booking),
  ...booking.stays.map((stay, index, all) => stayFacts(words, stay, index, all.length)),
  ...notes(words.booking, booking),
]

/** One line a stay, for a mail that only has to be recognised. */
export const staySummaries = ({ booking: says, language }: Words, { stays }: Booking): readonly Fact[] =>
  fact(
    says.hotels(stays.length),
    ...stays.map(({ hotel, checkIn, checkOut }) =>
      says.stay(clip(hotel.name), formatDay(checkIn, language), formatDay(checkOut, language)),
    ),
  )
