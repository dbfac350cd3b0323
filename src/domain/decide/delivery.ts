import { isStep, lastStep, nextMail } from '../client-mail.js'
import type { ReservationCommand } from '../commands.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted, refused } from '../decision.js'
import type { ReservationEvent } from '../events.js'
import type { OutboxMail } from '../outbox.js'
import type { Hold, Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import type { ReviewKind } from '../review.js'

type Of<T extends ReservationCommand['type']> = Extract<ReservationCommand, { type: T }>

/** Only an open chase can be held; a thank-you that did not leave is asked about without stopping anything. */
const heldWhileOpen = (reservation: Reservation, reason: Hold['reason']): ReservationEvent[] =>
  isOpen(reservation) ? [{ type: 'ChaseHeld', reason, until: null }] : []

const asked = (
  kind: ReviewKind,
  facts: Record<string, string>,
  ids: { mailId?: string; outboxId?: string },
) =>
  ({
    type: 'StaffAsked',
    question: { kind, facts, mailId: ids.mailId ?? null, outboxId: ids.outboxId ?? null },
  }) satisfies ReservationEvent

export const mailLeft = (reservation: Reservation, command: Of<'note_mail_left'>): Decision => {
  const { mail, messageIds, recipients, refusedRecipients } = command
  const left: ReservationEvent = { type: 'MailLeft', mail, messageIds, recipients }
  if (!refusedRecipients.length) return accepted(left)
  const facts = { failedAddress: refusedRecipients.join(', '), kind: mail.kind }
  return accepted(left, asked('bounced', facts, { outboxId: mail.id }))
}

export const mailRejected = (reservation: Reservation, command: Of<'note_mail_rejected'>): Decision => {
  const { kind, resend } = command.mail
  const facts = { error: command.error, kind, ...(resend && { resend: 'yes' }) }
  return accepted(
    { type: 'MailDropped', mail: command.mail },
    ...heldWhileOpen(reservation, 'send_failed'),
    asked('send_failed', facts, { outboxId: command.mail.id }),
  )
}

/** Nobody knows whether it left: sending again could write twice, so a person decides. */
export const mailUncertain = (reservation: Reservation, command: Of<'note_mail_uncertain'>): Decision => {
  const facts = { error: command.error, kind: command.mail.kind }
  return accepted(
    ...heldWhileOpen(reservation, 'send_uncertain'),
    asked('send_uncertain', facts, { outboxId: command.mail.id }),
  )
}

const resumed = (reservation: Reservation): ReservationEvent[] =>
  reservation.hold ? [{ type: 'ChaseResumed', repeats: null }] : []

/** Whether "send it again" may be said of a mail: a step has nothing to ask for where the chase has ended. */
export const mayBeSentAgain = (reservation: Pick<Reservation, 'state'>, { kind }: OutboxMail): boolean =>
  !isStep(kind) || isOpen(reservation)

/** A dropped step is due again by itself; anything else has to be asked for once more. */
const again = (reservation: Reservation, mail: OutboxMail, context: DecisionContext): ReservationEvent[] => {
  if (isStep(mail.kind) && !mail.resend) return []
  return [
    { type: 'MailQueued', mail: nextMail(reservation, { kind: mail.kind, resend: mail.resend }, context) },
  ]
}

/** A step that was given up is due again by itself; anything else has to be asked for once more. */
export const retryMail = (
  reservation: Reservation,
  { kind, resend }: Of<'retry_mail'>,
  context: DecisionContext,
): Decision => {
  if (isStep(kind) && !isOpen(reservation)) return refused('not_open')
  const failed = reservation.hold?.reason === 'send_failed'
  const events = failed ? resumed(reservation) : []
  if (isStep(kind) && !resend) return accepted(...events)
  return accepted(...events, { type: 'MailQueued', mail: nextMail(reservation, { kind, resend }, context) })
}

export const settleSend = (
  reservation: Reservation,
  command: Of<'settle_send'>,
  context: DecisionContext,
): Decision => {
  const { mail, arrived } = command
  if (arrived) {
    const left: ReservationEvent = {
      type: 'MailLeft',
      mail,
      messageIds: [mail.messageId],
      recipients: mail.to ?? [],
    }
    return accepted(left, ...resumed(reservation))
  }
  const dropped: ReservationEvent = { type: 'MailDropped', mail }
  if (!mayBeSentAgain(reservation, mail)) return accepted(dropped)
  return accepted(dropped, ...resumed(reservation), ...again(reservation, mail, context))
}

/** A mail of ours came back: writing on to that address is pointless, so the chase waits for another one. */
export const noteBounce = (reservation: Reservation, command: Of<'note_bounce'>): Decision => {
  if (!isOpen(reservation) || !lastStep(reservation)) return accepted()
  const facts = { failedAddress: command.failedAddress ?? '', status: command.status ?? '' }
  return accepted(
    { type: 'ChaseHeld', reason: 'bounced', until: null },
    asked('bounced', facts, { mailId: command.mailId }),
  )
}
