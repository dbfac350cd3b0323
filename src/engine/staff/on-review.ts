import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { ReservationCommand } from '../../domain/commands.js'
import { mustBeAnswered } from '../../domain/awaited-answer.js'
import { isKnownTo } from '../../domain/known-sender.js'
import type { MailRecord } from '../../domain/mail-record.js'
import { mayBeSentAgain } from '../../domain/decide/delivery.js'
import { isOfReservation, type AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem, ReviewKind } from '../../domain/review.js'
import type { Scope, Transaction } from '../../ports.js'
import { applyCommand } from '../apply.js'
import { leavingAnswered } from '../filing/waiting.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { contactOffer } from './add-contact.js'
import { answerTo, done, refusal } from './answers.js'
import { audit, standOf } from './audit.js'
import { retryOf } from './retry-failed.js'

type OnReview = Extract<StaffCommand, { reviewId: string }>

/** How the reservations of a scope stand. */
const standsOf = (tx: Transaction, { reservations = [] }: Scope): ReadonlyMap<string | null, string | null> =>
  new Map(reservations.map((locator) => [locator, standOf(tx.reservation(locator))]))

/** Runs `answer` on a review item that is still open, and audits what it did. */
export const onOpenReview = (
  command: OnReview,
  kinds: readonly ReviewKind[] | null,
  scope: Scope,
  actor: Actor,
  world: EngineWorld,
  answer: (tx: Transaction, item: ReviewItem) => CommandResult,
): Promise<CommandResult> =>
  world.store.transact({ ...scope, reviews: [command.reviewId] }, (tx) => {
    const item = tx.review(command.reviewId)
    if (!item) return refusal('unknown_review')
    if (item.resolution) return refusal('review_already_resolved', { actor: item.resolution.actor })
    if (kinds && !kinds.includes(item.kind)) return refusal('wrong_review_kind')
    const before = standsOf(tx, scope)
    const result = answer(tx, item)
    if (!result.ok) return result
    const { locator } = result
    const stand = { before: before.get(locator) ?? null, after: standsOf(tx, scope).get(locator) ?? null }
    const detail = [item.kind, item.kind === 'first_mail' && item.facts['kind']].filter(Boolean).join(': ')
    audit(tx, actor, { at: world.clock.now(), locator, action: command.type, detail, ...stand })
    return result
  })

/** Puts a question aside, unless something would wait for its answer for ever. */
export const dismiss = async (
  command: Extract<StaffCommand, { type: 'dismiss_review' }>,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const locator = (await world.store.review(command.reviewId))?.locator ?? null
  const scope = { reservations: locator ? [locator] : [] }
  return onOpenReview(command, null, scope, actor, world, (tx, item) => {
    const about = locator ? tx.reservation(locator) : null
    if (mustBeAnswered(item.kind, about)) return refusal('must_be_answered', { kind: item.kind })
    resolveReview(tx, item, { at: world.clock.now(), actor: actor.name, outcome: 'dismissed' })
    return done(item.locator, item.id)
  })
}

/** The thanks go to who sent the OC only where that is somebody of the client; else to the client's contacts. */
const answerAddress = async (
  record: MailRecord | null,
  reservation: Reservation | null,
  world: EngineWorld,
) => {
  const clients = await world.store.clients()
  const client = clients.find(({ id }) => id === reservation?.clientId)
  const known = record?.from && client && isKnownTo(record.from, client)
  return { address: known ? record.from : null, messageId: known ? record.messageId : null }
}

export const assignPurchaseOrder = async (
  command: Extract<StaffCommand, { type: 'assign_purchase_order' }>,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const locator = command.locator.trim().toUpperCase()
  const item = await world.store.review(command.reviewId)
  const record = item?.mailId ? await world.store.mailRecord(item.mailId) : null
  const answer = await answerAddress(record, await world.store.reservation(locator), world)
  const { notes, leave } = await leavingAnswered(record, [command.reviewId], world)
  const at = world.clock.now()
  const kinds: ReviewKind[] = ['oc_to_assign', 'mail_to_answer', 'unauthenticated_sender']
  return onOpenReview(command, kinds, { reservations: [locator], notes }, actor, world, (tx, open) => {
    const received: ReservationCommand = {
      type: 'receive_purchase_order',
      ocNumber: command.ocNumber?.trim() || open.facts['ocNumber'] || null,
      files: open.files,
      mailId: open.mailId ?? open.id,
      answerTo: answer,
      warnings: [],
      assigned: { reviewId: open.id },
    }
    const decision = applyCommand(tx, locator, received, { at, actor: actor.name, settings: world.settings })
    if (!decision.ok) return answerTo(decision, locator, open.id)
    const client = tx.client(tx.reservation(locator)?.clientId ?? '')
    const offer = contactOffer(record, client, world.settings.ownDomains)
    const resolution = { at, actor: actor.name, outcome: 'assigned', locator }
    resolveReview(tx, open, { ...resolution, ...(offer && { contactOffer: offer }) })
    leave(tx)
    return answerTo(decision, locator, open.id)
  })
}

/** Who asks for a mail again whose case has ended meanwhile must hear that it does not leave. */
const outcomeOfSend = (
  arrived: boolean,
  mail: AnyOutboxMail | null,
  reservation: Reservation | null,
): string => {
  if (arrived) return 'arrived'
  const leaves = !isOfReservation(mail) || (reservation !== null && mayBeSentAgain(reservation, mail))
  return leaves ? 'sent_again' : 'not_sent_again'
}

/** The answer to a mail that may or may not have left, or that could not be sent. */
export const settleSend = async (
  command: Extract<StaffCommand, { type: 'settle_send' }>,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  if (!item?.locator || !item.outboxId) return refusal(item ? 'wrong_review_kind' : 'unknown_review')
  const { locator, outboxId } = item
  const scope = { reservations: [locator], outbox: [outboxId] }
  return onOpenReview(command, ['send_uncertain', 'send_failed'], scope, actor, world, (tx, open) => {
    const at = world.clock.now()
    const mail = tx.outboxMail(outboxId)
    const asked: ReservationCommand = isOfReservation(mail)
      ? { type: 'settle_send', mail, arrived: command.arrived }
      : retryOf(open)
    const decision = applyCommand(tx, locator, asked, { at, actor: actor.name, settings: world.settings })
    const outcome = outcomeOfSend(command.arrived, mail, tx.reservation(locator))
    if (decision.ok) resolveReview(tx, open, { at, actor: actor.name, outcome })
    return answerTo(decision, locator, open.id)
  })
}
