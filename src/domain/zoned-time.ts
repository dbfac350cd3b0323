import { DateTime } from 'luxon'
import { addMs, MINUTE_MS, toEpochMs } from './time.js'
import type { Instant, IsoDate } from './time.js'

/** Wall-clock time of an office, `HH:MM` in 24 hours. */
export type WallTime = string

/** The clocks of no zone change but at a quarter of an hour. */
const QUARTER_MS = 15 * MINUTE_MS

/** So much is remembered of each function; days and quarters of hours that an office speaks of are far fewer. */
const MOST_REMEMBERED = 20_000

/** The same function, which works each answer out once: a calendar is slow, and is asked about the same days again and again. */
const remembering = <Question extends readonly unknown[], Answer>(
  workOut: (...question: Question) => Answer,
): ((...question: Question) => Answer) => {
  const known = new Map<string, Answer>()
  return (...question) => {
    const key = question.join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= MOST_REMEMBERED) known.clear()
    const answer = workOut(...question)
    known.set(key, answer)
    return answer
  }
}

const inZone = (instant: Instant, zone: string): DateTime => DateTime.fromISO(instant, { zone })

const toUtc = (local: DateTime): Instant => local.toUTC().toJSDate().toISOString()

const offsetInQuarter = remembering(
  (quarter: number, zone: string): number => DateTime.fromMillis(quarter * QUARTER_MS, { zone }).offset,
)

/** How far the clocks of the zone are ahead of UTC at an instant, in minutes; negative where they are behind. */
export const offsetAt = (instant: Instant, zone: string): number =>
  offsetInQuarter(Math.floor(toEpochMs(instant) / QUARTER_MS), zone)

/** What the clocks of the zone show at an instant, written as if they stood in UTC. */
const shownAt = (instant: Instant, zone: string): string =>
  addMs(instant, offsetAt(instant, zone) * MINUTE_MS)

/** The calendar day that people in the zone call an instant's. */
export const localDay = (instant: Instant, zone: string): IsoDate => shownAt(instant, zone).slice(0, 10)

export const localTime = (instant: Instant, zone: string): WallTime => shownAt(instant, zone).slice(11, 16)

/** The instant of a wall-clock time. A time that a clock change skips moves forward by the length of the gap. */
export const instantAt = remembering((day: IsoDate, time: WallTime, zone: string): Instant =>
  toUtc(DateTime.fromISO(`${day}T${time}`, { zone })),
)

/** The same wall-clock time, so many calendar days later. */
export const addCalendarDays = (instant: Instant, days: number, zone: string): Instant =>
  toUtc(inZone(instant, zone).plus({ days }))

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = remembering((day: IsoDate): number => DateTime.fromISO(day, { zone: 'utc' }).weekday)

export const dayAfter = remembering((day: IsoDate, days: number = 1): IsoDate =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd'),
)

/** Whether such a day exists, written as an ISO date. */
export const isRealDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(day) && DateTime.fromISO(day, { zone: 'utc' }).isValid

export const daysBetween = (from: IsoDate, until: IsoDate): number =>
  DateTime.fromISO(until, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days
