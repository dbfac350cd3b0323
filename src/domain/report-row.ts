import { firstCheckIn } from './booking.js'
import type { Booking, Locator, Stay } from './booking.js'
import type { Client, ClientId } from './client.js'
import { clientIdOf } from './client-name.js'
import type { Money } from './money.js'
import { daysToOrder, orderOf } from './report-order.js'
import type { ReportedOrder } from './report-order.js'
import { timelinessOf } from './report-timeliness.js'
import type { OfficeDays, Timeliness } from './report-timeliness.js'
import type { Closing, Reservation, ReservationState, Step } from './reservation.js'
import { isOpen } from './reservation.js'
import { DAY_MS } from './time.js'
import type { Instant, IsoDate } from './time.js'

/** A reservation as the month's report shows and counts it. */
export interface ReportRow {
  readonly locator: Locator
  readonly bookingId: string | null
  /** The client's name, or, where nobody knows the client, the agency's as it was printed. */
  readonly agency: string
  readonly agencyId: ClientId
  readonly hotels: readonly string[]
  readonly checkIn: IsoDate
  readonly checkOut: IsoDate
  readonly nights: number
  readonly total: Money | null
  readonly state: ReservationState
  readonly open: boolean
  readonly dayZero: Instant
  /** When each mail really left. */
  readonly sent: Readonly<Record<Step, Instant | null>>
  readonly order: ReportedOrder | null
  readonly daysToOrder: number | null
  readonly timeliness: Timeliness
  /** Null while it is not closed. */
  readonly closing: Closing | null
  /** Who is in charge, by name. */
  readonly assignee: string | null
}

export interface RowContext extends OfficeDays {
  readonly clients: ReadonlyMap<ClientId, Client>
}

const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

const nightsOf = ({ nights, checkIn, checkOut }: Stay): number => nights ?? daysBetween(checkIn, checkOut)

const lastCheckOut = ({ stays }: Booking): IsoDate =>
  stays.map(({ checkOut }) => checkOut).reduce((last, day) => (day > last ? day : last))

const stayFigures = (booking: Booking) => ({
  hotels: [...new Set(booking.stays.map(({ hotel }) => hotel.name))],
  checkIn: firstCheckIn(booking),
  checkOut: lastCheckOut(booking),
  nights: booking.stays.reduce((sum, stay) => sum + nightsOf(stay), 0),
  total: booking.total,
})

const agencyOf = ({ clientId, booking }: Reservation, clients: RowContext['clients']) => {
  const agencyId = clientId ?? clientIdOf(booking.agency)
  return { agencyId, agency: clients.get(agencyId)?.name ?? booking.agency }
}

const sentSteps = ({ steps }: Reservation): ReportRow['sent'] => ({
  request: steps.request?.sentAt ?? null,
  reminder: steps.reminder?.sentAt ?? null,
  ultimatum: steps.ultimatum?.sentAt ?? null,
})

export const reportRow = (reservation: Reservation, context: RowContext): ReportRow => {
  const { locator, booking, state, dayZero, closing } = reservation
  const order = orderOf(reservation)
  return {
    locator,
    bookingId: booking.bookingId,
    ...agencyOf(reservation, context.clients),
    ...stayFigures(booking),
    state,
    open: isOpen(reservation),
    dayZero,
    sent: sentSteps(reservation),
    order,
    daysToOrder: daysToOrder(reservation, order),
    timeliness: timelinessOf(reservation, order?.receivedAt ?? null, context),
    closing: state === 'closed' ? closing : null,
    assignee: reservation.assignee?.name ?? null,
  }
}
