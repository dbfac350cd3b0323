import type { OfficeCalendar } from './business-days.js'
import { officeMsBetween } from './business-days.js'
import type { Instant, IsoDate } from './time.js'
import { addMs, DAY_MS, HOUR_MS, toEpochMs } from './time.js'
import { localDay } from './zoned-time.js'

/** How often mail comes to a mailbox, as far as it is needed to hear that it has stopped. */
export interface Rhythm {
  /** Since when arrivals are noted. */
  readonly since: Instant
  /** When the server took the newest mail in. */
  readonly lastAt: Instant | null
  /** Longest wait for a mail in milliseconds of office time, by the day on which it ended; of the last four weeks. */
  readonly waits: Readonly<Record<IsoDate, number>>
}

export interface Silence {
  /** Office time without a mail, and the longest that is usual, in milliseconds. */
  readonly silentMs: number
  readonly usualMs: number
  readonly isAlarming: boolean
}

const LEARNING_MS = 14 * DAY_MS
const REMEMBERED_MS = 28 * DAY_MS
/** A wait may well be longer than any before it. */
const SLACK = 2
/** A quiet half day is no alarm, however busy the mailbox is. */
const SHORTEST_ALARM_MS = 4 * HOUR_MS

const usualMs = ({ waits }: Rhythm): number => Math.max(0, ...Object.values(waits))

const alarmMs = (rhythm: Rhythm): number => Math.max(SHORTEST_ALARM_MS, SLACK * usualMs(rhythm))

const isLearning = ({ since }: Rhythm, now: Instant): boolean => now < addMs(since, LEARNING_MS)

/** A silence that was alarmed at is learned only in part: one day without a line must not make the next one look usual. */
const learned = (rhythm: Rhythm, waitedMs: number, at: Instant): number =>
  isLearning(rhythm, at) ? waitedMs : Math.min(waitedMs, alarmMs(rhythm))

const afterOne = (rhythm: Rhythm, at: Instant, office: OfficeCalendar): Rhythm => {
  if (rhythm.lastAt === null) return { ...rhythm, lastAt: at }
  if (at <= rhythm.lastAt) return rhythm
  const day = localDay(at, office.zone)
  const waited = learned(rhythm, officeMsBetween(rhythm.lastAt, at, office), at)
  const longest = Math.max(rhythm.waits[day] ?? 0, waited)
  return { ...rhythm, lastAt: at, waits: { ...rhythm.waits, [day]: longest } }
}

const forgetting = (rhythm: Rhythm, now: Instant, { zone }: OfficeCalendar): Rhythm => {
  const from = localDay(addMs(now, -REMEMBERED_MS), zone)
  return { ...rhythm, waits: Object.fromEntries(Object.entries(rhythm.waits).filter(([day]) => day >= from)) }
}

/**
 * What is known after mails have come. `times`: when the server took each of them in, in any order; what lies in the future
 * by a wrong clock counts as now.
 */
export const afterArrivals = (
  known: Rhythm | null,
  times: readonly Instant[],
  now: Instant,
  office: OfficeCalendar,
): Rhythm => {
  const start = known ?? { since: now, lastAt: null, waits: {} }
  const sorted = times.map((at) => (at > now ? now : at)).toSorted()
  const after = sorted.reduce((rhythm, at) => afterOne(rhythm, at, office), start)
  return forgetting(after, now, office)
}

/** Null while too little is known: in the first two weeks, or where next to nothing ever came. */
export const silenceOf = (rhythm: Rhythm | null, now: Instant, office: OfficeCalendar): Silence | null => {
  if (!rhythm || rhythm.lastAt === null || isLearning(rhythm, now)) return null
  if (Object.keys(rhythm.waits).length === 0) return null
  const silentMs = officeMsBetween(rhythm.lastAt, now, office)
  return { silentMs, usualMs: usualMs(rhythm), isAlarming: silentMs > alarmMs(rhythm) }
}

export const sinceLastMailMs = ({ lastAt }: Pick<Rhythm, 'lastAt'>, now: Instant): number | null =>
  lastAt === null ? null : Math.max(0, toEpochMs(now) - toEpochMs(lastAt))
