import { z } from 'zod'
import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Transaction } from '../../ports.js'
import type { AddressChange } from '../migration/notices.js'
import { addressChange, queueNotice } from '../migration/notices.js'
import { migrationOf } from '../migration/migration.js'
import { prepareNotices } from '../migration/prepare-notices.js'
import { toldNote } from '../migration/told.js'
import { giveUpNotice, noticeArrived } from '../outbox/send-notice.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { audit } from './audit.js'
import { onOpenReview, settleSend as settleReservationSend } from './on-review.js'

/** Its card asks in the channel; nothing is sent before an administrator has pressed. */
export const prepare = async (actor: Actor, world: EngineWorld): Promise<CommandResult> => {
  const { store, settings, clock } = world
  const at = clock.now()
  const states = await world.mailboxStates()
  const view = await migrationOf({ store, settings, mailboxes: states, findings: [] }, at)
  const prepared = await prepareNotices(view, world, at)
  if (!prepared.ok) return refusal(prepared.code)
  await store.transact({}, (tx) =>
    audit(tx, actor, { at, locator: null, action: 'prepare_notices', detail: null }),
  )
  return done(null, prepared.reviewId)
}

const clientIdsOf = ({ facts }: ReviewItem): readonly string[] =>
  z.array(z.string()).parse(JSON.parse(facts['clientIds'] ?? '[]'))

/** Queues the notices of the card for whoever has got none meanwhile. */
export const sendNotices = async (
  command: Extract<StaffCommand, { type: 'send_notices' }>,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const { settings, clock } = world
  const change = addressChange(settings)
  if (!change) return refusal('no_other_address')
  const scope = { notes: [toldNote(change.newAddress)] }
  return onOpenReview(command, ['new_address'], scope, actor, world, (tx, item) => {
    const at = clock.now()
    for (const clientId of clientIdsOf(item)) queueNotice(tx, clientId, change, at, settings)
    resolveReview(tx, item, { at, actor: actor.name, outcome: 'approved' })
    return done(null, item.id)
  })
}

const changeOf = ({ facts }: ReviewItem): AddressChange => ({
  newAddress: facts['newAddress'] ?? '',
  previousAddress: facts['previousAddress'] ?? '',
})

/** The mail that nobody knows of is taken out, and another one, with a Message-ID of its own, goes in its place. */
const again = (tx: Transaction, item: ReviewItem, world: EngineWorld): void => {
  const mail = tx.outboxMail(item.outboxId ?? '')
  const at = world.clock.now()
  if (mail?.kind === 'new_address') giveUpNotice(tx, mail, at)
  queueNotice(tx, item.facts['clientId'] ?? '', changeOf(item), at, world.settings)
}

type SettleSend = Extract<StaffCommand, { type: 'settle_send' }>

/** Whether a notice arrived of which that was not sure; one that did not, or could not be sent, is sent again. */
const settleNotice = (
  command: SettleSend,
  item: ReviewItem,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const scope = { outbox: [item.outboxId ?? ''], notes: [toldNote(changeOf(item).newAddress)] }
  return onOpenReview(command, ['send_uncertain', 'send_failed'], scope, actor, world, (tx, open) => {
    const at = world.clock.now()
    const mail = tx.outboxMail(open.outboxId ?? '')
    if (!command.arrived) again(tx, open, world)
    else if (mail?.kind === 'new_address') noticeArrived(tx, mail, at)
    const outcome = command.arrived ? 'arrived' : 'sent_again'
    resolveReview(tx, open, { at, actor: actor.name, outcome })
    return done(null, open.id)
  })
}

/** The answer to a mail of which nobody knows whether it left, or that could not be sent, whatever it was about. */
export const settleSend = async (
  command: SettleSend,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  return item?.facts['kind'] === 'new_address' && item.kind !== 'new_address'
    ? settleNotice(command, item, actor, world)
    : settleReservationSend(command, actor, world)
}
