import type { Client } from './client.js'
import { isStep } from './client-mail.js'
import type { AddressNotice, AnyOutboxMail, OutboxMail } from './outbox.js'
import type { ChasePolicy } from './reminder-policy.js'
import { delayMs, delayOf } from './reminder-policy.js'
import type { Reservation } from './reservation.js'
import type { Instant } from './time.js'
import { addMs, HOUR_MS } from './time.js'

/**
 * Between the backup and its restoring another store did what this one knows nothing of. `caughtUpAt`: when all that lay
 * in the mailboxes at the first start had been read again; null until then. `asked`: `locator/kind` (or `client/kind`) of
 * what staff have been asked about, so that the next such mail is one that a person wants.
 */
export interface Restored {
  readonly backupAt: Instant
  readonly restoredAt: Instant
  readonly caughtUpAt: Instant | null
  readonly asked: readonly string[]
}

export const doubtKey = (mail: AnyOutboxMail): string => `${mail.locator ?? mail.clientId}/${mail.kind}`

/** A calendar day has 23 hours when the clocks are put forward. */
const SHORT_DAY_MS = HOUR_MS

/**
 * Whether the lost store may have sent a mail already. A step may have left once its delay after day 0 was over,
 * whenever it comes up here; any other mail when what it answers was there before all was read again.
 */
export const mayHaveLeft = (
  mail: OutboxMail,
  reservation: Reservation,
  client: Client | null,
  policy: ChasePolicy,
  { restoredAt, caughtUpAt, asked }: Restored,
): boolean => {
  if (asked.includes(doubtKey(mail))) return false
  if (caughtUpAt !== null && reservation.registeredAt > caughtUpAt) return false
  if (!isStep(mail.kind) || mail.resend) return caughtUpAt === null || mail.queuedAt <= caughtUpAt
  const delay = delayMs(delayOf(mail.kind, client, policy))
  return addMs(reservation.dayZero, delay - SHORT_DAY_MS) <= restoredAt
}

/**
 * Whether the lost store may have told a client of the new address already: who still writes to the old one may have heard
 * of it then, however long ago. A rehearsal reaches no client.
 */
export const mayHaveBeenTold = (notice: AddressNotice, { asked }: Restored): boolean =>
  notice.rehearsed !== true && !asked.includes(doubtKey(notice))
