import { lastStep, nextMail } from '../client-mail.js'
import type { ReservationCommand } from '../commands.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted, refused } from '../decision.js'
import type { ReservationEvent } from '../events.js'
import type { Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import { addMs, MINUTE_MS } from '../time.js'
import { undoable } from '../undo.js'
import { chaseStart } from './chase.js'

type Of<T extends ReservationCommand['type']> = Extract<ReservationCommand, { type: T }>

/** After a bounce the client has not got what was sent, so that step is due again, to the new address. */
const resumed = (reservation: Reservation): ReservationEvent[] => {
  if (!reservation.hold) return []
  const bounced = reservation.hold.reason === 'bounced'
  return [{ type: 'ChaseResumed', repeats: bounced ? lastStep(reservation) : null }]
}

/** Repeats the last step; the schedule stays. Two presses within a minute are one. */
export const resend = (reservation: Reservation, context: DecisionContext): Decision => {
  if (!isOpen(reservation)) return refused('not_open')
  if (reservation.hold?.reason === 'send_failed') return accepted(...resumed(reservation))
  const step = lastStep(reservation)
  if (!step) return refused(reservation.hold?.reason === 'no_contact' ? 'no_contact' : 'nothing_sent_yet')
  if (!context.client?.contacts.length) return refused('no_contact')
  const { lastResendAt } = reservation
  if (lastResendAt && context.now < addMs(lastResendAt, MINUTE_MS)) return refused('resent_just_now')
  const mail = nextMail(reservation, { kind: step, resend: true }, context)
  return accepted({ type: 'MailQueued', mail })
}

export const close = (reservation: Reservation, command: Of<'close'>, context: DecisionContext): Decision => {
  const { reason } = command
  const note = command.note?.trim() || null
  const ocNumber = command.ocNumber?.trim() || null
  if (reservation.state === 'closed') return refused('already_closed')
  if (reservation.state === 'received') return refused('already_received')
  if (reservation.state === 'cancelled') return refused('not_open')
  if (reason === 'other' && !note) return refused('note_needed')
  if (reason === 'oc_by_other_way' && !ocNumber) return refused('number_needed')
  const closed: ReservationEvent = { type: 'ReservationClosed', reason, note, ocNumber }
  return accepted(...undoable('close', reservation, [closed], context))
}

/** Staff said who the client is and where to write: the chase goes on, or ends because no OC is owed. */
export const settleClient = (reservation: Reservation, command: Of<'settle_client'>): Decision => {
  const { client } = command
  if (!isOpen(reservation)) return refused('not_open')
  const settled: ReservationEvent = { type: 'ClientSettled', clientId: client.id, owed: client.requiresOc }
  if (!client.requiresOc) return accepted(settled)
  if (!client.contacts.length) return accepted(settled, ...chaseStart(reservation.booking, client, null))
  return accepted(settled, ...resumed(reservation))
}
