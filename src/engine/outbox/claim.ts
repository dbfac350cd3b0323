import type { Client } from '../../domain/client.js'
import { isStep } from '../../domain/client-mail.js'
import { isStillWanted } from '../../domain/evolve.js'
import type { OutboxMail } from '../../domain/outbox.js'
import { isOfReservation } from '../../domain/outbox.js'
import { leavesAt } from '../../domain/reminder-policy.js'
import type { Instant } from '../../domain/time.js'
import type { OutgoingMail, Transaction } from '../../ports.js'
import { applyCommand } from '../apply.js'
import { APPROVED_NOTE, firstMailReviewId, holdForApproval, mustBeSeen } from '../first-mails.js'
import { PAUSE_NOTE } from '../mail-pause.js'
import type { EngineWorld } from '../world.js'
import { composeMail, recipientsOf } from './compose-mail.js'

/** A mail of which it is written down that it is about to go. */
export interface Claimed {
  readonly mail: OutboxMail
  readonly outgoing: OutgoingMail
}

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

/** What a pause or a mail server held back until night leaves when the office opens. */
const opensAt = (mail: OutboxMail, client: Client, world: EngineWorld, now: Instant): Instant =>
  isStep(mail.kind) && !mail.resend ? leavesAt(mail.kind, client, world.settings.policy, now) : now

const putOff = (tx: Transaction, mail: OutboxMail, notBefore: Instant, now: Instant): null => {
  tx.putOutboxMail({ ...mail, notBefore, putOffAt: now })
  return null
}

const putAside = (tx: Transaction, mail: OutboxMail, outgoing: OutgoingMail, now: Instant): null => {
  holdForApproval(tx, mail, outgoing, now)
  return null
}

/** Writes down that the mail is about to go. Null: it does not, for it is unwanted now, or has to wait. */
export const claim = ({ id, locator, kind }: OutboxMail, world: EngineWorld): Promise<Claimed | null> => {
  const now = world.clock.now()
  const scope = {
    notes: [PAUSE_NOTE, APPROVED_NOTE],
    reservations: [locator],
    outbox: [id],
    reviews: [firstMailReviewId(kind)],
  }
  return world.store.transact(scope, (tx) => {
    const mail = tx.outboxMail(id)
    const reservation = tx.reservation(locator)
    if (!isOfReservation(mail) || mail.status !== 'queued' || tx.note(PAUSE_NOTE)) return null
    if (!reservation) return discard(tx, mail)
    const client = reservation.clientId ? tx.client(reservation.clientId) : null
    if (!isStillWanted(reservation, mail) || !client || !recipientsOf(mail, client).length)
      return drop(tx, mail, world)
    const opens = opensAt(mail, client, world, now)
    if (opens > now) return putOff(tx, mail, opens, now)
    const tried = { attempts: mail.attempts + 1, triedSince: mail.triedSince ?? now }
    const outgoing = composeMail(mail, reservation, client, world.settings, now)
    if (mustBeSeen(tx, kind, world.settings)) return putAside(tx, mail, outgoing, now)
    const from = world.settings.company.address.toLowerCase()
    const claimed: OutboxMail = { ...mail, ...tried, from, status: 'sending' }
    tx.putOutboxMail(claimed)
    return { mail: claimed, outgoing }
  })
}
