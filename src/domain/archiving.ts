import type { Reservation } from './reservation.js'
import type { ReviewItem } from './review.js'
import type { Instant } from './time.js'
import { addMs, DAY_MS } from './time.js'

/** So long what is settled stays at hand, for the digest and for late answers, before it moves to the archive. */
const SETTLED_STAYS_MS = 7 * DAY_MS

/** What was settled before this is for the archive. */
export const archiveBefore = (now: Instant): Instant => addMs(now, -SETTLED_STAYS_MS)

export const isArchived = (
  { settledAt, due }: Pick<Reservation, 'settledAt' | 'due'>,
  now: Instant,
): boolean => settledAt !== null && due === null && settledAt < archiveBefore(now)

export const isLongResolved = ({ resolution }: Pick<ReviewItem, 'resolution'>, now: Instant): boolean =>
  resolution !== null && resolution.at < archiveBefore(now)
