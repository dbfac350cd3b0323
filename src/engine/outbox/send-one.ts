import type { ReservationCommand } from '../../domain/commands.js'
import type { OutboxMail } from '../../domain/outbox.js'
import type { SendOutcome } from '../../ports.js'
import { applyCommand } from '../apply.js'
import { APPROVED_NOTE, rememberSent } from '../first-mails.js'
import { MOVE_NOTE, noteSent } from '../migration/move.js'
import { takeDoubt } from '../restored.js'
import { resolveReview, reviewIdOf } from '../reviews.js'
import type { LeadingWorld } from '../world.js'
import { isGivenUp, nextTryAt } from './backoff.js'
import type { Claimed } from './claim.js'
import { claim } from './claim.js'
import { lieInSent } from './sent-folder.js'
import { writeDown, type Unwritten } from './unwritten.js'

const scopeOf = (mail: OutboxMail) => ({ reservations: [mail.locator], outbox: [mail.id] })

const note = (mail: OutboxMail, command: ReservationCommand, world: LeadingWorld): Promise<void> => {
  const context = { at: world.clock.now(), actor: null, settings: world.settings }
  return world.store.transact(scopeOf(mail), (tx) => {
    applyCommand(tx, mail.locator, command, context)
  })
}

const defer = (
  mail: OutboxMail,
  outcome: Extract<SendOutcome, { kind: 'deferred' }>,
  world: LeadingWorld,
) => {
  const now = world.clock.now()
  if (isGivenUp(mail, now))
    return note(mail, { type: 'note_mail_rejected', mail, error: outcome.error }, world)
  const notBefore = nextTryAt(mail, now, outcome.retryAfterMs)
  return world.store.transact(scopeOf(mail), (tx) => {
    tx.putOutboxMail({ ...mail, status: 'queued', notBefore, putOffAt: now, lastError: outcome.error })
  })
}

const noteLeft = (
  { mail, outgoing }: Claimed,
  outcome: { serverMessageId: string | null; refusedRecipients: readonly string[] },
  world: LeadingWorld,
): Promise<void> => {
  const { serverMessageId, refusedRecipients } = outcome
  const messageIds = [mail.messageId, serverMessageId].filter((id) => id !== null)
  const recipients = outgoing.to.filter((address) => !refusedRecipients.includes(address))
  const left: ReservationCommand = {
    type: 'note_mail_left',
    mail,
    messageIds: [...new Set(messageIds)],
    recipients,
    refusedRecipients: refusedRecipients.filter((address) => outgoing.to.includes(address)),
  }
  const context = { at: world.clock.now(), actor: null, settings: world.settings }
  return world.store.transact({ ...scopeOf(mail), notes: [APPROVED_NOTE, MOVE_NOTE] }, (tx) => {
    applyCommand(tx, mail.locator, left, context)
    rememberSent(tx, mail.kind, context.at, world.settings)
    noteSent(tx, context.at, world.settings)
  })
}

/** It lies in Sent, so it left; if staff were asked about it, they need not answer any more. */
const noteFound = (mail: OutboxMail, world: LeadingWorld): Promise<void> => {
  const at = world.clock.now()
  const reviewId = reviewIdOf({
    kind: 'send_uncertain',
    locator: mail.locator,
    mailId: null,
    outboxId: mail.id,
  })
  return world.store.transact({ ...scopeOf(mail), reviews: [reviewId] }, (tx) => {
    const command: ReservationCommand = {
      type: 'note_mail_left',
      mail,
      messageIds: [mail.messageId],
      recipients: mail.to ?? [],
      refusedRecipients: [],
    }
    applyCommand(tx, mail.locator, command, { at, actor: null, settings: world.settings })
    const asked = tx.review(reviewId)
    if (asked && !asked.resolution)
      resolveReview(tx, asked, { at, actor: 'Control OC', outcome: 'found_in_sent' })
  })
}

/** Nobody knows whether it left. The Sent folder may know; what it does not show stays unknown, and staff are asked. */
export const settleUncertain = async (
  mail: OutboxMail,
  error: string,
  world: LeadingWorld,
): Promise<void> => {
  if (await lieInSent(mail, world)) return noteFound(mail, world)
  if (mail.status === 'uncertain') return
  const context = { at: world.clock.now(), actor: null, settings: world.settings }
  await world.store.transact(scopeOf(mail), (tx) => {
    const uncertain: OutboxMail = { ...mail, status: 'uncertain', lastError: error }
    tx.putOutboxMail(uncertain)
    applyCommand(tx, mail.locator, { type: 'note_mail_uncertain', mail: uncertain, error }, context)
  })
}

const settle = (claimed: Claimed, outcome: SendOutcome, world: LeadingWorld): Promise<void> => {
  const { mail } = claimed
  switch (outcome.kind) {
    case 'accepted':
      return noteLeft(claimed, outcome, world)
    case 'deferred':
      return defer(mail, outcome, world)
    case 'rejected':
      return note(mail, { type: 'note_mail_rejected', mail, error: outcome.error }, world)
    case 'uncertain':
      return settleUncertain(mail, outcome.error, world)
  }
}

/** Claims one mail, speaks to the server, and writes the outcome down. */
export const sendOne = async (
  queued: OutboxMail,
  world: LeadingWorld,
  unwritten: Unwritten,
): Promise<void> => {
  const claimed = await claim(queued, world)
  if (!claimed) return
  if (await takeDoubt(claimed.mail, world)) return settleUncertain(claimed.mail, 'restored', world)
  const outcome = await world.sender.send(claimed.outgoing)
  const { locator, messageId, kind } = claimed.mail
  world.log.info({ locator, messageId, kind, outcome: outcome.kind }, 'mail attempted')
  world.metrics.mailAttempted(kind, outcome.kind)
  await writeDown(claimed.mail.id, () => settle(claimed, outcome, world), unwritten)
}
