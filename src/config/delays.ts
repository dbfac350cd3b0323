import type { Delay } from '../domain/client.js'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.js'
import type { WrittenDelay } from './readers.js'

export const toDelay = (written: WrittenDelay): Delay => {
  if ('days' in written) return { unit: 'days', days: written.days }
  const ms = 'hours' in written ? written.hours * HOUR_MS : written.minutes * MINUTE_MS
  return { unit: 'ms', ms }
}

/** To tell which of two is longer; days are taken as 24 hours. */
export const approximateMs = (written: WrittenDelay): number => {
  const delay = toDelay(written)
  return delay.unit === 'days' ? delay.days * DAY_MS : delay.ms
}
