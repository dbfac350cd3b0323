import { firstCheckIn } from './booking.js'
import type { OfficeCalendar } from './business-days.js'
import { nextBusinessDay } from './business-days.js'
import type { Reservation } from './reservation.js'
import { isOpen } from './reservation.js'
import type { Instant, IsoDate } from './time.js'
import { dayAfter, instantAt, localDay } from './zoned-time.js'

/**
 * Whether the purchase order came when it had to. `running`: it may still come in time. `not_counted`: none is owed any
 * more, since the booking was cancelled, needs none, or was closed for another reason.
 */
export type Timeliness = 'in_time' | 'late' | 'running' | 'not_counted'

/** When it is, and the office's days. */
export interface OfficeDays {
  readonly now: Instant
  readonly zone: string
  readonly endOf: (day: IsoDate) => Instant
  readonly businessDayAfter: (day: IsoDate) => IsoDate
}

/** Thousands of reservations ask of the same few days, and each answer takes a while. */
const once = (work: (day: IsoDate) => string): ((day: IsoDate) => string) => {
  const known = new Map<IsoDate, string>()
  return (day) => {
    const result = known.get(day) ?? work(day)
    known.set(day, result)
    return result
  }
}

export const officeDays = (now: Instant, office: OfficeCalendar): OfficeDays => ({
  now,
  zone: office.zone,
  endOf: once((day) => instantAt(dayAfter(day), '00:00', office.zone)),
  businessDayAfter: once((day) => nextBusinessDay(day, office)),
})

/** The ultimatum names this day to the client: the business day after it left. */
const namedDay = ({ steps }: Reservation, { zone, businessDayAfter }: OfficeDays): IsoDate | null => {
  const sentAt = steps.ultimatum?.sentAt
  return sentAt ? businessDayAfter(localDay(sentAt, zone)) : null
}

/** The last day on which the purchase order is in time: that of the check-in, or sooner the one named by the ultimatum. */
export const lastDayInTime = (reservation: Reservation, days: OfficeDays): IsoDate => {
  const checkIn = firstCheckIn(reservation.booking)
  const named = namedDay(reservation, days)
  return named !== null && named < checkIn ? named : checkIn
}

/** `receivedAt`: when its purchase order came, by whatever way; null while there is none. */
export const timelinessOf = (
  reservation: Reservation,
  receivedAt: Instant | null,
  days: OfficeDays,
): Timeliness => {
  const isPast = (instant: Instant): boolean => instant >= days.endOf(lastDayInTime(reservation, days))
  if (receivedAt !== null) return isPast(receivedAt) ? 'late' : 'in_time'
  if (reservation.state === 'expired') return 'late'
  if (!isOpen(reservation)) return 'not_counted'
  return isPast(days.now) ? 'late' : 'running'
}
