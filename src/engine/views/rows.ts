import type { NextStep, ReservationRow, ReservationView } from '../../contract.js'
import { isArchived } from '../../domain/archiving.js'
import { firstCheckIn } from '../../domain/booking.js'
import type { Client } from '../../domain/client.js'
import type { Reservation } from '../../domain/reservation.js'
import { isOpen, isOverdue } from '../../domain/reservation.js'
import type { Instant } from '../../domain/time.js'
import { undoOfferOf } from '../../domain/undo.js'
import { dayAfter, localDay } from '../../domain/zoned-time.js'

const URGENT_DAYS = 3

/** Nothing expires by check-in; it makes an open reservation urgent, also when it lies in the past. */
export const isUrgent = (reservation: Reservation, now: Instant, zone: string): boolean =>
  isOpen(reservation) && firstCheckIn(reservation.booking) <= dayAfter(localDay(now, zone), URGENT_DAYS)

const nextOf = ({ due }: Reservation): NextStep | null => due && { action: due.action, at: due.at }

export const rowOf = (reservation: Reservation, now: Instant, zone: string): ReservationRow => ({
  locator: reservation.locator,
  agency: reservation.booking.agency,
  hotel: reservation.booking.stays.map((stay) => stay.hotel.name).join(' · '),
  checkIn: firstCheckIn(reservation.booking),
  total: reservation.booking.total,
  state: reservation.state,
  held: reservation.hold !== null,
  overdue: isOverdue(reservation),
  urgent: isUrgent(reservation, now, zone),
  next: nextOf(reservation),
  assignee: reservation.assignee ?? null,
})

export const viewOf = (
  reservation: Reservation,
  client: Client | null,
  around: Pick<ReservationView, 'waitingMails' | 'orderMail'>,
  now: Instant,
  zone: string,
): ReservationView => ({
  reservation,
  client,
  next: nextOf(reservation),
  overdue: isOverdue(reservation),
  urgent: isUrgent(reservation, now, zone),
  undo: undoOfferOf(reservation, now),
  archived: isArchived(reservation, now),
  ...around,
})
