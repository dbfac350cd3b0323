import type { Booking, Room, Stay } from '../../domain/booking.js'
import { formatDay, formatMoney } from '../../texts/es.js'
import type { Block, Fact, Phrase } from '../letter.js'
import { clip, noteLines } from '../plain.js'
import { counted } from './wording.js'

const fact = (label: string, ...lines: readonly (string | null)[]): readonly Fact[] => {
  const said = lines.flatMap((line) => (line === null || clip(line) === '' ? [] : [clip(line)]))
  return said.length === 0 ? [] : [{ label, lines: said }]
}

const strong = (line: Phrase): Phrase => (typeof line === 'string' ? { strong: line } : line)

const emphasised = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map(({ label, lines }) => ({ label, lines: lines.map(strong) }))

const money = (total: Booking['total']): string | null => (total === null ? null : formatMoney(total))

const deadline = (booking: Booking): readonly Fact[] =>
  booking.cancellationDeadline === null
    ? []
    : fact('Límite de cancelación', formatDay(booking.cancellationDeadline))

/** What names the reservation and what it costs. */
export const bookingFacts = (booking: Booking, ...more: readonly Fact[]): Block => ({
  kind: 'facts',
  title: 'Datos de la reserva',
  facts: [
    ...emphasised(fact('LOC interno', booking.locator)),
    ...fact('ID de reserva', booking.bookingId),
    ...fact('Localizador', booking.providerLocator),
    ...fact('Agencia', booking.agency),
    ...more,
    ...emphasised(fact('Total', money(booking.total))),
    ...deadline(booking),
  ],
})

/**
 * Hotel data come with the town, region and country glued to the full address ("…, ChileSantiago, Santiago, Chile").
 * The client gets the address alone.
 */
export const tidyAddress = (address: string): string =>
  clip(address).replace(/^(.*, ?(\p{L}[\p{L} ]*))(?=\p{Lu})[^,]+,[^,]+, ?\2$/u, '$1')

const moment = (day: string, time: string | null): string =>
  time === null ? formatDay(day) : `${formatDay(day)}, ${time} h`

const lengthOfStay = ({ nights, roomCount }: Stay): string | null => {
  const counts = [
    ...(nights === null ? [] : [counted(nights, 'noche', 'noches')]),
    ...(roomCount === null ? [] : [counted(roomCount, 'habitación', 'habitaciones')]),
  ]
  return counts.length === 0 ? null : counts.join(', ')
}

const occupants = ({ adults, children }: Room): string | null => {
  const counts = [
    ...(adults ? [counted(adults, 'adulto', 'adultos')] : []),
    ...(children ? [counted(children, 'niño', 'niños')] : []),
  ]
  return counts.length === 0 ? null : counts.join(' y ')
}

const guests = ({ guests: people }: Room): string | null => {
  const names = people.map(({ firstName, lastName }) => clip(`${firstName} ${lastName}`)).filter(Boolean)
  if (names.length === 0) return null
  return `${names.length === 1 ? 'Pasajero' : 'Pasajeros'}: ${names.join(', ')}`
}

const roomKind = (room: Room): string | null => {
  const said = [room.category, occupants(room), room.mealPlan].filter(Boolean)
  return said.length === 0 ? null : said.join(' · ')
}

const roomFact = (room: Room): readonly Fact[] =>
  fact(`Habitación ${room.number}`, roomKind(room), guests(room))

const stayTitle = (stay: Stay, index: number, count: number): string =>
  count === 1 ? clip(stay.hotel.name) : `Estadía ${index + 1} de ${count}: ${clip(stay.hotel.name)}`

const stayFacts = (stay: Stay, index: number, count: number): Block => ({
  kind: 'facts',
  title: stayTitle(stay, index, count),
  facts: [
    ...fact('Dirección', stay.hotel.address && tidyAddress(stay.hotel.address)),
    ...fact('Teléfono', stay.hotel.phone),
    ...fact('Check-in', moment(stay.checkIn, stay.arrivalTime)),
    ...fact('Check-out', moment(stay.checkOut, stay.departureTime)),
    ...fact('Estadía', lengthOfStay(stay)),
    ...stay.rooms.flatMap(roomFact),
    ...(count === 1 ? [] : fact('Total de la estadía', money(stay.total))),
  ],
})

/** The hotel's notes. The adviser's own notes are not for the client and stay with us. */
const notes = ({ hotelNotes }: Booking): readonly Block[] => {
  const lines = noteLines(hotelNotes ?? '')
  if (lines.length === 0) return []
  return [{ kind: 'facts', title: 'Observaciones', facts: [{ label: 'Del hotel', lines }] }]
}

/** The whole booking, hotel by hotel. */
export const bookingDetails = (booking: Booking): readonly Block[] => [
  bookingFacts(booking),
  ...booking.stays.map((stay, index, all) => stayFacts(stay, index, all.length)),
  ...notes(booking),
]

/** One line a stay, for a mail that only has to be recognised. */
export const staySummaries = (booking: Booking): readonly Fact[] =>
  fact(
    booking.stays.length === 1 ? 'Hotel' : 'Hoteles',
    ...booking.stays.map(
      ({ hotel, checkIn, checkOut }) =>
        `${clip(hotel.name)}, del ${formatDay(checkIn)} al ${formatDay(checkOut)}`,
    ),
  )
