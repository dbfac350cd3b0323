import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import { carryOut, locatorsOf, recordOf } from '../ingest/carry-out.js'
import { leavingJudged } from '../filing/waiting.js'
import { reexamine } from '../ingest/reexamine.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { onOpenReview } from './on-review.js'

type TrustMail = Extract<StaffCommand, { type: 'trust_mail' }>

/** A person vouches for the sender: the mail is judged again as if the sender were sure, and carried out. */
export const trustMail = async (
  command: TrustMail,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  if (!item) return refusal('unknown_review')
  const record = item.mailId ? await world.store.mailRecord(item.mailId) : null
  const again = record && (await reexamine(record, true, world))
  if (!again) return refusal('wrong_review_kind')
  const { examined, verdict, fileId } = again
  const at = world.clock.now()
  const { notes, leave } = await leavingJudged(record, verdict, [item.id], world)
  const scope = { reservations: locatorsOf(verdict), notes }
  const kinds = ['unauthenticated_sender', 'unauthorised_sender'] as const
  return onOpenReview(command, kinds, scope, actor, world, (tx, open) => {
    carryOut(tx, examined, verdict, { at, actor: actor.name, settings: world.settings })
    tx.recordMail(recordOf(examined, verdict, fileId, at, world.settings))
    leave(tx)
    const [locator = null] = locatorsOf(verdict)
    resolveReview(tx, open, { at, actor: actor.name, outcome: 'trusted', ...(locator && { locator }) })
    return done(locator, open.id)
  })
}
