import type { Instant, IsoDate } from './time.js'
import { toEpochMs } from './time.js'
import type { WallTime } from './zoned-time.js'
import { dayAfter, instantAt, localDay, localTime, weekdayOf } from './zoned-time.js'

/** When the office works: Monday to Friday between two wall-clock times of its zone, holidays excepted. */
export interface OfficeCalendar {
  readonly zone: string
  readonly opensAt: WallTime
  readonly closesAt: WallTime
  readonly isHoliday: (day: IsoDate) => boolean
}

const SATURDAY = 6

export const isBusinessDay = (day: IsoDate, office: OfficeCalendar): boolean =>
  weekdayOf(day) < SATURDAY && !office.isHoliday(day)

/** The first business day after `day`. */
export const nextBusinessDay = (day: IsoDate, office: OfficeCalendar): IsoDate => {
  let candidate = dayAfter(day)
  while (!isBusinessDay(candidate, office)) candidate = dayAfter(candidate)
  return candidate
}

/** The closing minute is already outside: a mail of 18:00 would find nobody who answers a reply. */
export const isOfficeTime = (instant: Instant, office: OfficeCalendar): boolean => {
  const time = localTime(instant, office.zone)
  return (
    isBusinessDay(localDay(instant, office.zone), office) && time >= office.opensAt && time < office.closesAt
  )
}

/** The instant itself in office hours, else the next opening of the office. */
export const rollToOffice = (instant: Instant, office: OfficeCalendar): Instant => {
  if (isOfficeTime(instant, office)) return instant
  const day = localDay(instant, office.zone)
  const opensToday = isBusinessDay(day, office) && localTime(instant, office.zone) < office.opensAt
  return instantAt(opensToday ? day : nextBusinessDay(day, office), office.opensAt, office.zone)
}

/**
 * The opening of the office one business day after an instant. What happens outside office hours counts as done at the
 * next opening, so that nobody is reminded of a mail of Friday night on Monday morning.
 */
export const oneBusinessDayAfter = (instant: Instant, office: OfficeCalendar): Instant => {
  const seenOn = localDay(rollToOffice(instant, office), office.zone)
  return instantAt(nextBusinessDay(seenOn, office), office.opensAt, office.zone)
}

/** Longer than this need not be counted day by day. */
const MOST_DAYS = 90

/** How much of the time between two instants lies in office hours, in milliseconds; of the first 90 days at most. */
export const officeMsBetween = (from: Instant, to: Instant, office: OfficeCalendar): number => {
  let sum = 0
  let day = localDay(from, office.zone)
  for (let count = 0; count < MOST_DAYS && instantAt(day, '00:00', office.zone) <= to; count += 1) {
    if (isBusinessDay(day, office)) {
      const opens = Math.max(toEpochMs(from), toEpochMs(instantAt(day, office.opensAt, office.zone)))
      const closes = Math.min(toEpochMs(to), toEpochMs(instantAt(day, office.closesAt, office.zone)))
      sum += Math.max(0, closes - opens)
    }
    day = dayAfter(day)
  }
  return sum
}
