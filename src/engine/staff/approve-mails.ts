import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import { CLIENT_MAIL_KINDS } from '../../domain/reservation.js'
import { APPROVED_NOTE, approve, releaseHeld } from '../first-mails.js'
import { allMails } from '../outbox/all-mails.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { onOpenReview } from './on-review.js'

type ApproveMails = Extract<StaffCommand, { type: 'approve_mails' }>

/** An administrator has looked at the first mail of a kind: all of it that were put aside may leave, and those to come. */
export const approveMails = async (
  command: ApproveMails,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const ids = (await allMails('held', world.store)).map(({ id }) => id)
  const scope = { outbox: ids, notes: [APPROVED_NOTE] }
  return onOpenReview(command, ['first_mail'], scope, actor, world, (tx, item) => {
    const kind = CLIENT_MAIL_KINDS.find((one) => one === item.facts['kind'])
    if (!kind) return refusal('wrong_review_kind')
    const at = world.clock.now()
    approve(tx, { kind, by: { id: actor.id, name: actor.name }, at })
    releaseHeld(tx, ids, world.settings)
    resolveReview(tx, item, { at, actor: actor.name, outcome: 'approved' })
    return done(item.locator, item.id)
  })
}
