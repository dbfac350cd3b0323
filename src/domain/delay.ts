import type { Delay } from './client.js'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time.js'

/** A delay in the unit in which a person wrote it. */
export type WrittenDelay =
  { readonly days: number } | { readonly hours: number } | { readonly minutes: number }

export const toDelay = (written: WrittenDelay): Delay => {
  if ('days' in written) return { unit: 'days', days: written.days }
  const ms = 'hours' in written ? written.hours * HOUR_MS : written.minutes * MINUTE_MS
  return { unit: 'ms', ms }
}

/** To tell which of two is longer; days are taken as 24 hours, although they follow the office's calendar. */
export const approximateMs = (delay: Delay): number =>
  delay.unit === 'days' ? delay.days * DAY_MS : delay.ms
