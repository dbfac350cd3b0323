import type { AddressNotice, AnyOutboxMail } from '../../domain/outbox.js'
import type { Instant } from '../../domain/time.js'
import type { OutgoingMail, SendOutcome, Transaction } from '../../ports.js'
import { PAUSE_NOTE } from '../mail-pause.js'
import { MOVE_NOTE, noteSent } from '../migration/move.js'
import { canBeTold, noticeContent } from '../migration/notices.js'
import type { Told } from '../migration/told.js'
import { putTold, readTold, toldNote } from '../migration/told.js'
import { takeDoubtOfNotice } from '../restored.js'
import { openReview, resolveReview, reviewIdOf } from '../reviews.js'
import type { LeadingWorld } from '../world.js'
import { isGivenUp, nextTryAt } from './backoff.js'
import { addressed } from './compose-mail.js'
import { lieInSent } from './sent-folder.js'
import { writeDown, type Unwritten } from './unwritten.js'

interface Claimed {
  readonly mail: AddressNotice
  readonly outgoing: OutgoingMail
}

const isNotice = (mail: AnyOutboxMail | null): mail is AddressNotice => mail?.kind === 'new_address'

const scopeOf = ({ id, newAddress }: AddressNotice) => ({
  outbox: [id],
  notes: [toldNote(newAddress), MOVE_NOTE],
})

const became = (
  tx: Transaction,
  { newAddress, clientId }: AddressNotice,
  status: Told['status'],
  at: Instant,
): void => {
  const count = readTold(tx, newAddress, clientId)?.count ?? 1
  putTold(tx, newAddress, clientId, { count, status, at })
}

/** It came to nothing: the client may be told by another one. */
export const giveUpNotice = (tx: Transaction, mail: AddressNotice, at: Instant): void => {
  tx.removeOutboxMail(mail.id)
  became(tx, mail, 'failed', at)
}

/** That the client has been told is remembered for ever; after a rehearsal it has not. */
export const noticeArrived = (tx: Transaction, mail: AddressNotice, at: Instant): void => {
  tx.removeOutboxMail(mail.id)
  became(tx, mail, mail.rehearsed ? 'failed' : 'sent', at)
}

/** Writes down that the notice is about to go. Null: it does not, for nobody wants it any more, or it has to wait. */
const claim = (queued: AddressNotice, world: LeadingWorld): Promise<Claimed | null> => {
  const { settings, clock, store } = world
  const now = clock.now()
  const scope = scopeOf(queued)
  return store.transact({ ...scope, notes: [...scope.notes, PAUSE_NOTE] }, (tx) => {
    const mail = tx.outboxMail(queued.id)
    if (!isNotice(mail) || mail.status !== 'queued' || tx.note(PAUSE_NOTE)) return null
    const client = tx.client(mail.clientId)
    const from = settings.company.address.toLowerCase()
    if (!canBeTold(client) || mail.newAddress !== from) {
      giveUpNotice(tx, mail, now)
      return null
    }
    const tried = { attempts: mail.attempts + 1, triedSince: mail.triedSince ?? now }
    const rehearsed = settings.rehearsalAddress !== null
    const about = { to: client.contacts, from, rehearsed, status: 'sending' } as const
    const claimed: AddressNotice = { ...mail, ...tried, ...about }
    tx.putOutboxMail(claimed)
    const outgoing = addressed(claimed, noticeContent(client, mail, settings), client.contacts, settings)
    return { mail: claimed, outgoing }
  })
}

const questionAbout = (kind: 'send_failed' | 'send_uncertain', mail: AddressNotice) =>
  ({ kind, locator: null, mailId: null, outboxId: mail.id }) as const

const ask = (
  tx: Transaction,
  kind: 'send_failed' | 'send_uncertain',
  mail: AddressNotice,
  error: string,
  at: Instant,
): void => {
  const facts = {
    kind: mail.kind,
    agency: tx.client(mail.clientId)?.name ?? mail.clientId,
    clientId: mail.clientId,
    newAddress: mail.newAddress,
    previousAddress: mail.previousAddress,
    recipients: (mail.to ?? []).join(', '),
    error,
  }
  openReview(tx, { ...questionAbout(kind, mail), facts }, at)
}

const noteLeft = (mail: AddressNotice, world: LeadingWorld): Promise<void> => {
  const at = world.clock.now()
  return world.store.transact(scopeOf(mail), (tx) => {
    noticeArrived(tx, mail, at)
    noteSent(tx, at, world.settings)
  })
}

const noteRejected = (mail: AddressNotice, error: string, world: LeadingWorld): Promise<void> => {
  const at = world.clock.now()
  return world.store.transact(scopeOf(mail), (tx) => {
    giveUpNotice(tx, mail, at)
    ask(tx, 'send_failed', mail, error, at)
  })
}

const defer = (
  mail: AddressNotice,
  { error, retryAfterMs }: Extract<SendOutcome, { kind: 'deferred' }>,
  world: LeadingWorld,
): Promise<void> => {
  const now = world.clock.now()
  if (isGivenUp(mail, now)) return noteRejected(mail, error, world)
  const notBefore = nextTryAt(mail, now, retryAfterMs)
  return world.store.transact(scopeOf(mail), (tx) => {
    tx.putOutboxMail({ ...mail, status: 'queued', notBefore, putOffAt: now, lastError: error })
  })
}

const noteFound = (mail: AddressNotice, world: LeadingWorld): Promise<void> => {
  const at = world.clock.now()
  const reviewId = reviewIdOf(questionAbout('send_uncertain', mail))
  return world.store.transact({ ...scopeOf(mail), reviews: [reviewId] }, (tx) => {
    noticeArrived(tx, mail, at)
    const asked = tx.review(reviewId)
    if (asked && !asked.resolution)
      resolveReview(tx, asked, { at, actor: 'Control OC', outcome: 'found_in_sent' })
  })
}

/** Nobody knows whether it left: where Sent does not show it, staff are asked. */
export const settleUncertainNotice = async (
  mail: AddressNotice,
  error: string,
  world: LeadingWorld,
): Promise<void> => {
  if (await lieInSent(mail, world)) return noteFound(mail, world)
  if (mail.status === 'uncertain') return
  const at = world.clock.now()
  await world.store.transact(scopeOf(mail), (tx) => {
    tx.putOutboxMail({ ...mail, status: 'uncertain', lastError: error })
    ask(tx, 'send_uncertain', mail, error, at)
  })
}

const settle = (mail: AddressNotice, outcome: SendOutcome, world: LeadingWorld): Promise<void> => {
  switch (outcome.kind) {
    case 'accepted':
      return noteLeft(mail, world)
    case 'deferred':
      return defer(mail, outcome, world)
    case 'rejected':
      return noteRejected(mail, outcome.error, world)
    case 'uncertain':
      return settleUncertainNotice(mail, outcome.error, world)
  }
}

/** Claims one notice, speaks to the server, and writes the outcome down. */
export const sendNotice = async (
  queued: AddressNotice,
  world: LeadingWorld,
  unwritten: Unwritten,
): Promise<void> => {
  const claimed = await claim(queued, world)
  if (!claimed) return
  if (await takeDoubtOfNotice(claimed.mail, world))
    return settleUncertainNotice(claimed.mail, 'restored', world)
  const outcome = await world.sender.send(claimed.outgoing)
  const { clientId, messageId, kind } = claimed.mail
  world.log.info({ clientId, messageId, kind, outcome: outcome.kind }, 'mail attempted')
  await writeDown(claimed.mail.id, () => settle(claimed.mail, outcome, world), unwritten)
}
