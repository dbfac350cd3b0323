import { DAY_MS, MINUTE_MS, toInstant } from '../../domain/time.js'
import { offsetAt } from '../../domain/zoned-time.js'

export type WallClock = (instant: string) => Date

/** The zone's offset all through a UTC day; null on a day on which its clocks are changed. */
const offsetOfDay = (day: number, zone: string): number | null => {
  const first = offsetAt(toInstant(day * DAY_MS), zone)
  return offsetAt(toInstant((day + 1) * DAY_MS), zone) === first ? first : null
}

/**
 * Excel's dates know no zone, and exceljs writes the UTC figures of a Date: this one's are those on the wall in the zone,
 * to the minute. Offsets are kept by day: to ask for that of each of ten thousand instants takes seconds.
 */
export const wallClockIn = (zone: string): WallClock => {
  const offsets = new Map<number, number | null>()
  return (instant) => {
    const at = Date.parse(instant)
    const day = Math.floor(at / DAY_MS)
    if (!offsets.has(day)) offsets.set(day, offsetOfDay(day, zone))
    const offset = offsets.get(day) ?? offsetAt(instant, zone)
    return new Date(Math.floor(at / MINUTE_MS) * MINUTE_MS + offset * MINUTE_MS)
  }
}
