import type { Instant } from './time.js'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from './time.js'

/** How much a mail service takes from one mailbox. Null: as much as comes. */
export interface SendingLimits {
  readonly perMinute: number
  readonly recipientsPerDay: number | null
  readonly recipientsPerMail: number
  /** At the same time. */
  readonly connections: number
}

export type MailService = 'exchange' | 'gmail' | 'google_workspace' | 'other'

/**
 * Exchange: "Exchange Online limits", sending limits, and the throttling of SMTP client submission. Gmail: "Limits for sending
 * & getting mail" (Gmail Help); Workspace: "Gmail sending limits in Google Workspace", where 2,000 are mails: a mail to two
 * counts as two here. Both take 100 recipients of a mail by SMTP. Any other: what no server takes for a flood.
 */
export const SENDING_LIMITS: Readonly<Record<MailService, SendingLimits>> = {
  exchange: { perMinute: 30, recipientsPerDay: 10_000, recipientsPerMail: 500, connections: 3 },
  gmail: { perMinute: 30, recipientsPerDay: 500, recipientsPerMail: 100, connections: 3 },
  google_workspace: { perMinute: 30, recipientsPerDay: 2_000, recipientsPerMail: 100, connections: 3 },
  other: { perMinute: 30, recipientsPerDay: null, recipientsPerMail: 500, connections: 3 },
}

/** What has left lately, as far as the limits ask: single mails of the last minute, recipients by the hour of the last day. */
export interface SendingLedger {
  readonly minute: readonly Instant[]
  readonly hours: readonly { readonly hour: Instant; readonly recipients: number }[]
}

export const EMPTY_LEDGER: SendingLedger = { minute: [], hours: [] }

const hourOf = (at: Instant): Instant => `${at.slice(0, 13)}:00:00.000Z`

/** An hour counts until a day after its end: never too soon. */
const leavesAt = (hour: Instant): Instant => addMs(hour, DAY_MS + HOUR_MS)

/**
 * Without what no longer counts. What lies ahead of the clock was written before it was set back; it counts as of now, or it
 * would hold the mails up for as long as the clock was set back.
 */
const current = (ledger: SendingLedger, now: Instant): SendingLedger => ({
  minute: ledger.minute.map((at) => (at > now ? now : at)).filter((at) => addMs(at, MINUTE_MS) > now),
  hours: ledger.hours
    .map(({ hour, recipients }) => ({ hour: hour > now ? hourOf(now) : hour, recipients }))
    .filter(({ hour }) => leavesAt(hour) > now),
})

const sum = (hours: SendingLedger['hours']): number =>
  hours.reduce((total, { recipients }) => total + recipients, 0)

/** When so many more recipients have room within the day's limit: now, or when enough hours have left the day. */
const roomToday = (
  hours: SendingLedger['hours'],
  most: number,
  recipients: number,
  now: Instant,
): Instant => {
  const after = hours.findIndex((_, at) => sum(hours.slice(at)) + recipients <= most)
  if (after === 0 || hours.length === 0) return now
  const last = hours[(after === -1 ? hours.length : after) - 1]
  return last ? leavesAt(last.hour) : now
}

/** The earliest moment at which a mail to so many recipients keeps within the limits. */
export const mayLeaveAt = (
  ledger: SendingLedger,
  limits: SendingLimits,
  recipients: number,
  now: Instant,
): Instant => {
  const { minute, hours } = current(ledger, now)
  const nth = minute.at(-limits.perMinute)
  const inMinute = nth === undefined ? now : addMs(nth, MINUTE_MS)
  const inDay =
    limits.recipientsPerDay === null ? now : roomToday(hours, limits.recipientsPerDay, recipients, now)
  return inMinute > inDay ? inMinute : inDay
}

/** The ledger with a mail that leaves now. */
export const afterLeaving = (ledger: SendingLedger, recipients: number, now: Instant): SendingLedger => {
  const { minute, hours } = current(ledger, now)
  const hour = hourOf(now)
  const before = hours.find((one) => one.hour === hour)?.recipients ?? 0
  return {
    minute: [...minute, now],
    hours: [...hours.filter((one) => one.hour !== hour), { hour, recipients: before + recipients }].sort(
      (one, other) => one.hour.localeCompare(other.hour),
    ),
  }
}
