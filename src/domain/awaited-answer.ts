import type { Hold, Reservation } from './reservation.js'
import type { ReviewKind } from './review.js'

/** What a chase is held for until this question has been answered. */
const HOLDS: Readonly<Partial<Record<ReviewKind, Hold['reason']>>> = {
  unknown_client: 'unknown_client',
  client_without_contact: 'no_contact',
  bounced: 'bounced',
  send_failed: 'send_failed',
}

/**
 * Whether something waits for the answer and would wait for ever if the question were put aside: a mail that is held or
 * uncertain, or the chase of the reservation.
 */
export const mustBeAnswered = (kind: ReviewKind, about: Pick<Reservation, 'hold'> | null): boolean => {
  if (kind === 'first_mail' || kind === 'send_uncertain') return true
  const reason = about?.hold?.reason
  return reason !== undefined && reason === HOLDS[kind]
}
