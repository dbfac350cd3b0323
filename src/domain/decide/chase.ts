import type { Booking } from '../booking.js'
import type { Client } from '../client.js'
import { nextMail } from '../client-mail.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted } from '../decision.js'
import type { ReservationEvent, StaffQuestion } from '../events.js'
import type { Hold, Reservation, Step } from '../reservation.js'

const held = (reason: Hold['reason'], question: StaffQuestion): ReservationEvent[] => [
  { type: 'ChaseHeld', reason, until: null },
  { type: 'StaffAsked', question },
]

/** Whom to write to is never guessed: an unknown client, or one without an address, is asked of staff. */
export const chaseStart = (
  booking: Booking,
  client: Client | null,
  mailId: string | null,
): ReservationEvent[] => {
  const facts = { agency: booking.agency }
  if (!client) return held('unknown_client', { kind: 'unknown_client', facts, mailId, outboxId: null })
  if (!client.requiresOc || client.contacts.length) return []
  return held('no_contact', { kind: 'client_without_contact', facts, mailId, outboxId: null })
}

const sendStep = (reservation: Reservation, step: Step, context: DecisionContext): Decision => {
  const { client } = context
  if (!client?.contacts.length) return accepted(...chaseStart(reservation.booking, client, null))
  return accepted({ type: 'MailQueued', mail: nextMail(reservation, { kind: step }, context) })
}

/** What the clock does: the one thing that is due now, if any. */
export const advance = (reservation: Reservation, context: DecisionContext): Decision => {
  const { due } = reservation
  if (!due || due.at > context.now) return accepted()
  switch (due.action) {
    case 'request':
    case 'reminder':
    case 'ultimatum':
      return sendStep(reservation, due.action, context)
    case 'hold_end':
      return accepted({ type: 'ChaseResumed', repeats: null })
    case 'expiry':
      return accepted({ type: 'ReservationExpired' })
  }
}
