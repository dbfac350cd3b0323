import type { PrintStyle, SampleBooking, SampleRoom, SampleStay } from './sample-booking.js'

/** What stands on a printed confirmation, in the printer's Spanish. */

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado']
const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]
const SHORT_MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic']

export interface Labelled {
  readonly label: string
  readonly value: string
}

interface PrintedRoom {
  readonly heading: string
  readonly guests: readonly (readonly [type: string, firstName: string, lastName: string])[]
}

export interface PrintedStay {
  readonly hotel: string
  readonly total: Labelled | null
  readonly address: string | null
  readonly phone: Labelled | null
  /** Pairs that stand on one line: left and right. */
  readonly facts: readonly (readonly [Labelled, Labelled])[]
  readonly rooms: readonly PrintedRoom[]
  /** Deadline and notes that follow this hotel. */
  readonly sections: readonly Labelled[]
}

export interface PrintedConfirmation {
  readonly title: string
  readonly header: readonly (readonly [Labelled, Labelled])[]
  readonly status: Labelled
  readonly hotelsHeading: string
  readonly stays: readonly PrintedStay[]
  readonly guestColumns: readonly [string, string, string]
  readonly endHeadings: readonly string[]
  readonly bookingId: Labelled | null
}

const parts = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`)
  return {
    weekday: WEEKDAYS[date.getUTCDay()] ?? '',
    day: date.getUTCDate(),
    month: date.getUTCMonth(),
    year: date.getUTCFullYear(),
  }
}

/** `martes 3, mar. 2026`; May is never abbreviated, so it never has a dot. */
const shortDay = (day: string, style: PrintStyle): string => {
  const { weekday, day: number, month, year } = parts(day)
  const name = SHORT_MONTHS[month] ?? ''
  const dot = style.monthDots && name !== 'may' ? '.' : ''
  return `${style.weekdays ? `${weekday} ` : ''}${number}, ${name}${dot} ${year}`
}

/** `sábado, 28 de febrero de 2026` */
const longDay = (day: string, style: PrintStyle): string => {
  const { weekday, day: number, month, year } = parts(day)
  return `${style.weekdays ? `${weekday}, ` : ''}${number} de ${MONTHS[month] ?? ''} de ${year}`
}

const time = (text: string, clock: 12 | 24): string => {
  if (clock === 24) return text
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}

const nightsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/[\u0300-\u0302\u0304-\u036f]/gu, '')

const count = (room: SampleRoom, type: 'ADT' | 'CHD'): number =>
  room.guests.filter((guest) => guest.type === type).length

const roomHeading = (room: SampleRoom, index: number, style: PrintStyle): string => {
  const occupancy = `${room.adults ?? count(room, 'ADT')}/${room.children ?? count(room, 'CHD')}`
  const fields = [`Habitación ${index + 1}`, 'Categoría', room.category, `ADT/CHD: ${occupancy}`]
  return [...fields, `Plan Alimentación: ${room.mealPlan}`].join(` ${style.hyphen} `)
}

const wordStay = (stay: SampleStay, sections: readonly Labelled[], style: PrintStyle): PrintedStay => {
  const label = (text: string, value: string): Labelled => ({ label: labelText(text, style), value })
  return {
    hotel: stay.hotel,
    total: stay.total === null ? null : label(style.totalLabel, stay.total),
    address: stay.address ?? null,
    phone: stay.phone === undefined ? null : label('Teléfono', stay.phone),
    facts: [
      [label('Check In', shortDay(stay.checkIn, style)), label('Check Out', shortDay(stay.checkOut, style))],
      [
        label('Hora Llegada', time(stay.arrivalTime ?? '15:00', style.clock)),
        label('Hora Salida', time(stay.departureTime ?? '11:00', style.clock)),
      ],
      [
        label('Noches', String(stay.nights ?? nightsBetween(stay.checkIn, stay.checkOut))),
        label('Habitaciones', String(stay.roomCount ?? stay.rooms.length)),
      ],
    ],
    rooms: stay.rooms.map((room, index) => ({
      heading: accent(roomHeading(room, index, style), style),
      guests: room.guests.map((guest) => [guest.type, guest.firstName, guest.lastName] as const),
    })),
    sections,
  }
}

const accent = (text: string, style: PrintStyle): string => (style.accents ? text : withoutAccents(text))

const labelText = (text: string, style: PrintStyle): string => accent(text, style) + style.colon

const wordHeader = (booking: SampleBooking, style: PrintStyle): PrintedConfirmation['header'] => {
  const label = (text: string, value: string): Labelled => ({ label: labelText(text, style), value })
  const issued = booking.issuedOn ? shortDay(booking.issuedOn, style) : 'INMEDIATO'
  return [
    [label('LOC Interno', booking.locator), label('Agencia', booking.agency)],
    [label('Localizador', booking.providerLocator ?? '700123'), label('Fecha Emision', issued)],
  ]
}

const wordSections = (booking: SampleBooking, style: PrintStyle): readonly Labelled[] => {
  const deadline = booking.cancellationDeadline
  const section = (heading: string, value: string): Labelled => ({ label: accent(heading, style), value })
  return [
    ...(deadline ? [section('Límite Cancelación Reserva', longDay(deadline, style))] : []),
    section('Observaciones', booking.hotelNotes ?? 'Sin notas de hotel informadas.'),
    section('Notas del asesor', booking.advisorNotes ?? 'Sin notas del asesor informadas.'),
  ]
}

/** The words of a confirmation as the booking system prints it. */
export const wordConfirmation = (booking: SampleBooking, style: PrintStyle): PrintedConfirmation => ({
  title: 'Resumen de servicios',
  header: wordHeader(booking, style),
  status: { label: labelText('Estado', style), value: booking.status ?? 'Reservado' },
  hotelsHeading: 'Hoteles',
  stays: booking.stays.map((stay, index) => {
    const followed = style.notesByHotel || index === booking.stays.length - 1
    return wordStay(stay, followed ? wordSections(booking, style) : [], style)
  }),
  guestColumns: ['Tipo', 'Nombre', 'Apellidos'],
  endHeadings: ['Campos Gerenciales', 'Datos Adicionales'],
  bookingId:
    booking.bookingId === null
      ? null
      : { label: labelText('ID', style), value: booking.bookingId ?? '45000000' },
})
