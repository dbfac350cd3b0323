import { DateTime } from 'luxon'
import type { Instant, IsoDate } from './time.js'

/** Wall-clock time of an office, `HH:MM` in 24 hours. */
export type WallTime = string

const inZone = (instant: Instant, zone: string): DateTime => DateTime.fromISO(instant, { zone })

const toUtc = (local: DateTime): Instant => local.toUTC().toJSDate().toISOString()

/** The calendar day that people in the zone call an instant's. */
export const localDay = (instant: Instant, zone: string): IsoDate =>
  inZone(instant, zone).toFormat('yyyy-MM-dd')

export const localTime = (instant: Instant, zone: string): WallTime => inZone(instant, zone).toFormat('HH:mm')

/** How far the clocks of the zone are ahead of UTC at an instant, in minutes; negative where they are behind. */
export const offsetAt = (instant: Instant, zone: string): number => inZone(instant, zone).offset

/** The instant of a wall-clock time. A time that a clock change skips moves forward by the length of the gap. */
export const instantAt = (day: IsoDate, time: WallTime, zone: string): Instant =>
  toUtc(DateTime.fromISO(`${day}T${time}`, { zone }))

/** The same wall-clock time, so many calendar days later. */
export const addCalendarDays = (instant: Instant, days: number, zone: string): Instant =>
  toUtc(inZone(instant, zone).plus({ days }))

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: IsoDate): number => DateTime.fromISO(day, { zone: 'utc' }).weekday

export const dayAfter = (day: IsoDate, days = 1): IsoDate =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')

/** Whether such a day exists, written as an ISO date. */
export const isRealDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(day) && DateTime.fromISO(day, { zone: 'utc' }).isValid

export const daysBetween = (from: IsoDate, until: IsoDate): number =>
  DateTime.fromISO(until, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days
