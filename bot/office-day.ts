import type { Instant, IsoDate } from '../src/contract.js'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a DateTimeFormat costs a hundred times more than using it. sv-SE writes days as ISO 8601 does. */
const formatFor = (zone: string): Intl.DateTimeFormat => {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  formats.set(zone, format)
  return format
}

/** The day that it is in the office. */
export const officeDay = (now: Instant, zone: string): IsoDate => formatFor(zone).format(new Date(now))

/** Calendar days, whatever the clocks do. @throws RangeError for what is no day. */
export const daysAfter = (day: IsoDate, count: number): IsoDate => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u

/** Whether a text is a day of the calendar: 2026-02-30 is none. */
export const isDay = (text: string): text is IsoDate =>
  ISO_DAY.test(text) && !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text
