import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import { applyCommand } from '../apply.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { answerTo, refusal } from './answers.js'
import { onOpenReview } from './on-review.js'
import { whoWasQuicker } from './who-was-quicker.js'

type AskForNewOrder = Extract<StaffCommand, { type: 'ask_for_new_order' }>

/** The booking changed so much that its OC no longer serves: it is rejected, and another one is asked for. */
export const askForNewOrder = async (
  command: AskForNewOrder,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  const locator = item?.locator
  if (!locator) return refusal(item ? 'wrong_review_kind' : 'unknown_review')
  const scope = { reservations: [locator] }
  return onOpenReview(command, ['booking_changed_after_oc'], scope, actor, world, (tx, open) => {
    const at = world.clock.now()
    const known = tx.reservation(locator)
    const rejected = { type: 'reject_purchase_order', reason: command.reason, reviewId: open.id } as const
    const context = { at, actor: actor.name, settings: world.settings }
    const decision = applyCommand(tx, locator, rejected, context)
    if (!decision.ok) return answerTo(decision, locator, open.id, whoWasQuicker(known, decision.code))
    resolveReview(tx, open, { at, actor: actor.name, outcome: 'new_order_asked' })
    return answerTo(decision, locator, open.id)
  })
}
