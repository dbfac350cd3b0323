import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { ReservationCommand } from '../../domain/commands.js'
import { isOpen } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import { applyCommand } from '../apply.js'
import { reexamine } from '../ingest/reexamine.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { answerTo, refusal } from './answers.js'
import { onOpenReview } from './on-review.js'

type ReopenRebooked = Extract<StaffCommand, { type: 'reopen_rebooked' }>

/** What the kept mail says of this booking; a person has decided that it counts. */
const confirmationIn = async (
  { mailId, locator }: ReviewItem,
  world: EngineWorld,
): Promise<ReservationCommand | null> => {
  const record = mailId ? await world.store.mailRecord(mailId) : null
  const again = record && (await reexamine(record, true, world))
  const found = again?.verdict.commands.find(
    (one) => one.locator === locator && one.command.type === 'register_confirmation',
  )
  return found?.command ?? null
}

/** A cancelled booking was made again: its reservation is taken up, and then is as the new confirmation says. */
export const reopenRebooked = async (
  command: ReopenRebooked,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  if (!item?.locator) return refusal(item ? 'wrong_review_kind' : 'unknown_review')
  const { locator } = item
  const confirmation = await confirmationIn(item, world)
  if (!confirmation) return refusal('mail_not_kept', { mail: item.mailId ?? '' })
  const scope = { reservations: [locator] }
  return onOpenReview(command, ['rebooked_after_cancellation'], scope, actor, world, (tx, open) => {
    const at = world.clock.now()
    const context = { at, actor: actor.name, settings: world.settings }
    const known = tx.reservation(locator)
    if (known && !isOpen(known)) {
      const reopened = applyCommand(tx, locator, { type: 'reopen' }, context)
      if (!reopened.ok) return answerTo(reopened, locator, open.id)
    }
    const decision = applyCommand(tx, locator, confirmation, context)
    if (decision.ok) resolveReview(tx, open, { at, actor: actor.name, outcome: 'reopened' })
    return answerTo(decision, locator, open.id)
  })
}
