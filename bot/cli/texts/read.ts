import { formatDay } from '../../../src/texts/dates.js'
import { formatMoney } from '../../../src/texts/money.js'
import type { BookingDraft, StayDraft } from '../../../src/reading/confirmation.js'

export const READ_USAGE = `Uso: control-oc read ARCHIVO.pdf… [--json]

Lee confirmaciones («Resumen de servicios») y muestra lo que se entiende. No guarda ni envía nada.
Un escaneo o una imagen se lee por OCR: queda como problema, con lo leído como sugerencia.
  --json  un objeto JSON por línea, uno por archivo
`

export const NO_FILES = 'Falta el archivo que se quiere leer.'

export const fileNotFound = 'El archivo no existe.'

export const fileUnreadable = 'El archivo no se puede abrir.'

const NOTHING = '(no figura)'

const SEVERITIES = { error: 'Problema', warning: 'Advertencia' } as const

const day = (value: string | null): string => (value === null ? NOTHING : formatDay(value))

const field = (label: string, value: string | null): string =>
  `  ${`${label}:`.padEnd(22)} ${value ?? NOTHING}`

const hour = (time: string | null): string => (time === null ? '' : `, ${time}`)

const roomLines = (stay: StayDraft): readonly string[] =>
  stay.rooms.flatMap((room) => [
    field(
      `Habitación ${room.number}`,
      [room.category, room.mealPlan].filter((text) => text !== null).join(', '),
    ),
    ...room.guests.map((guest) =>
      field('  Huésped', `${guest.type} ${guest.firstName} ${guest.lastName}`.trimEnd()),
    ),
  ])

const stayLines = (stay: StayDraft): readonly string[] => [
  field('Hotel', stay.hotel.name),
  field('Dirección', stay.hotel.address),
  field('Teléfono', stay.hotel.phone),
  field('Check in', `${day(stay.checkIn)}${hour(stay.arrivalTime)}`),
  field('Check out', `${day(stay.checkOut)}${hour(stay.departureTime)}`),
  field('Noches', stay.nights === null ? null : String(stay.nights)),
  field('Total del hotel', stay.total && formatMoney(stay.total)),
  ...roomLines(stay),
]

const bookingLines = (booking: BookingDraft): readonly string[] => [
  field('LOC interno', booking.locator),
  field('ID', booking.bookingId),
  field('Localizador', booking.providerLocator),
  field('Agencia', booking.agency),
  field('Estado', booking.bookingStatus),
  field('Fecha de emisión', booking.issuedOn === null ? 'la del correo' : formatDay(booking.issuedOn)),
  ...booking.stays.flatMap(stayLines),
  field('Total', booking.total && formatMoney(booking.total)),
  field('Límite de cancelación', day(booking.cancellationDeadline)),
  field('Observaciones', booking.hotelNotes),
  field('Notas del asesor', booking.advisorNotes),
]

export interface WordedProblem {
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/** The account of one file for people; `booking` is null where nothing of it could be read. */
export const fileAccount = (
  file: string,
  understood: boolean,
  booking: BookingDraft | null,
  problems: readonly WordedProblem[],
): string =>
  [
    `${file}: ${understood ? 'reserva' : 'requiere revisión'}`,
    ...(booking ? bookingLines(booking) : []),
    ...problems.map(({ severity, message }) => `  ${SEVERITIES[severity]}: ${message}`),
    '',
  ].join('\n')
