import type { Instant } from '../../../src/contract.js'
import { formatClock } from '../../../src/texts/clock.js'
import { formatInstant } from '../../../src/texts/es.js'
import { officeDay } from '../../office-day.js'
import { onDay, today } from '../../texts/moments.js'
import type { CardContext } from './context.js'

/** "lunes 30 a las 09:00". */
export const momentText = (instant: Instant, { zone, now }: CardContext): string =>
  formatInstant(instant, zone, now)

/** "las 10:42", for what ends on the same day. */
export const clockText = (instant: Instant, { zone }: CardContext): string => formatClock(instant, zone)

/** "a las 10:32" of today, "el lunes 30 a las 10:32" of another day. */
export const whenText = (instant: Instant, context: CardContext): string => {
  const { zone, now } = context
  return officeDay(instant, zone) === officeDay(now, zone)
    ? today(clockText(instant, context))
    : onDay(momentText(instant, context))
}

/** "las 10:32" of today, "el lunes 30 a las 10:32" of another day: for what goes on since then. */
export const sinceText = (instant: Instant, context: CardContext): string => {
  const { zone, now } = context
  return officeDay(instant, zone) === officeDay(now, zone)
    ? clockText(instant, context)
    : onDay(momentText(instant, context))
}
