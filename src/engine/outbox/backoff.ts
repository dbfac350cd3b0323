import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Instant } from '../../domain/time.js'
import { addMs, HOUR_MS, MINUTE_MS } from '../../domain/time.js'

const STEPS_MS = [1, 2, 5, 10, 20, 30].map((minutes) => minutes * MINUTE_MS)
const LONGEST_MS = 60 * MINUTE_MS
/** A server that says "at once" must not be asked in a circle. */
const SHORTEST_MS = 10_000

/** After so long a mail server that still says "later" is a fault that a person must see. */
const GIVE_UP_AFTER_MS = 48 * HOUR_MS

/** When a deferred mail is tried again: the server's own wish where it has one, else ever longer waits. */
export const nextTryAt = (mail: AnyOutboxMail, now: Instant, retryAfterMs: number | null): Instant =>
  addMs(now, Math.max(SHORTEST_MS, retryAfterMs ?? STEPS_MS[mail.attempts - 1] ?? LONGEST_MS))

export const isGivenUp = (mail: AnyOutboxMail, now: Instant): boolean =>
  now >= addMs(mail.triedSince ?? mail.queuedAt, GIVE_UP_AFTER_MS)
