import type { ReservationCommand } from '../../domain/commands.js'
import { isStillWanted } from '../../domain/evolve.js'
import type { OutboxMail } from '../../domain/outbox.js'
import type { OutgoingMail, SendOutcome, Transaction } from '../../ports.js'
import { applyCommand } from '../apply.js'
import { resolveReview, reviewIdOf } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { isGivenUp, nextTryAt } from './backoff.js'
import { composeMail, recipientsOf } from './compose-mail.js'
import { lieInSent } from './sent-folder.js'

interface Claimed {
  readonly mail: OutboxMail
  readonly outgoing: OutgoingMail
}

const scopeOf = (mail: OutboxMail) => ({ reservations: [mail.locator], outbox: [mail.id] })

const drop = (tx: Transaction, mail: OutboxMail, world: EngineWorld): null => {
  const context = { at: world.clock.now(), actor: null, settings: world.settings }
  applyCommand(tx, mail.locator, { type: 'drop_mail', mail }, context)
  return null
}

/** A mail without its reservation has nothing to say. */
const discard = (tx: Transaction, mail: OutboxMail): null => {
  tx.removeOutboxMail(mail.id)
  return null
}

/** Writes down that the mail is about to go, or drops it when its reservation wants it no longer. */
const claim = ({ id, locator }: OutboxMail, world: EngineWorld): Promise<Claimed | null> => {
  const at = world.clock.now()
  return world.store.transact({ reservations: [locator], outbox: [id] }, (tx) => {
    const mail = tx.outboxMail(id)
    const reservation = tx.reservation(locator)
    if (!mail || mail.status !== 'queued') return null
    if (!reservation) return discard(tx, mail)
    const client = reservation.clientId ? tx.client(reservation.clientId) : null
    if (!isStillWanted(reservation, mail) || !client || !recipientsOf(mail, client).length)
      return drop(tx, mail, world)
    const claimed: OutboxMail = { ...mail, status: 'sending', attempts: mail.attempts + 1 }
    tx.putOutboxMail(claimed)
    return { mail: claimed, outgoing: composeMail(claimed, reservation, client, world.settings, at) }
  })
}

const note = (mail: OutboxMail, command: ReservationCommand, world: EngineWorld): Promise<void> => {
  const context = { at: world.clock.now(), actor: null, settings: world.settings }
  return world.store.transact(scopeOf(mail), (tx) => {
    applyCommand(tx, mail.locator, command, context)
  })
}

const defer = (mail: OutboxMail, outcome: Extract<SendOutcome, { kind: 'deferred' }>, world: EngineWorld) => {
  const now = world.clock.now()
  if (isGivenUp(mail, now))
    return note(mail, { type: 'note_mail_rejected', mail, error: outcome.error }, world)
  const notBefore = nextTryAt(mail, now, outcome.retryAfterMs)
  return world.store.transact(scopeOf(mail), (tx) => {
    tx.putOutboxMail({ ...mail, status: 'queued', notBefore, lastError: outcome.error })
  })
}

const noteLeft = (
  { mail, outgoing }: Claimed,
  outcome: { serverMessageId: string | null; refusedRecipients: readonly string[] },
  world: EngineWorld,
) => {
  const { serverMessageId, refusedRecipients } = outcome
  const messageIds = [mail.messageId, serverMessageId].filter((id) => id !== null)
  const recipients = outgoing.to.filter((address) => !refusedRecipients.includes(address))
  const command = {
    type: 'note_mail_left',
    mail,
    messageIds: [...new Set(messageIds)],
    recipients,
    refusedRecipients: refusedRecipients.filter((address) => outgoing.to.includes(address)),
  } as const
  return note(mail, command, world)
}

/** It lies in Sent, so it left; if staff were asked about it, they need not answer any more. */
const noteFound = (mail: OutboxMail, world: EngineWorld): Promise<void> => {
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
export const settleUncertain = async (mail: OutboxMail, error: string, world: EngineWorld): Promise<void> => {
  if (await lieInSent(mail, world)) return noteFound(mail, world)
  if (mail.status === 'uncertain') return
  const context = { at: world.clock.now(), actor: null, settings: world.settings }
  await world.store.transact(scopeOf(mail), (tx) => {
    const uncertain: OutboxMail = { ...mail, status: 'uncertain', lastError: error }
    tx.putOutboxMail(uncertain)
    applyCommand(tx, mail.locator, { type: 'note_mail_uncertain', mail: uncertain, error }, context)
  })
}

const settle = (claimed: Claimed, outcome: SendOutcome, world: EngineWorld): Promise<void> => {
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
export const sendOne = async (queued: OutboxMail, world: EngineWorld): Promise<void> => {
  const claimed = await claim(queued, world)
  if (!claimed) return
  const outcome = await world.sender.send(claimed.outgoing)
  const { locator, messageId, kind } = claimed.mail
  world.log.info({ locator, messageId, kind, outcome: outcome.kind }, 'mail attempted')
  await settle(claimed, outcome, world)
}
