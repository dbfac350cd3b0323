import { CLIENT_MAIL_KINDS } from '../../domain/reservation.js'
import { APPROVED_NOTE, firstMailReviewId, releaseHeld, settleQuestion } from '../first-mails.js'
import type { EngineWorld } from '../world.js'
import { allMails } from './all-mails.js'

/** Mails that were put aside while somebody approved their kind, or before the office stopped asking, go on. */
export const releaseApproved = async (world: EngineWorld): Promise<void> => {
  const held = await allMails('held', world.store)
  if (held.length === 0) return
  const ids = held.map(({ id }) => id)
  const reviews = CLIENT_MAIL_KINDS.map(firstMailReviewId)
  const at = world.clock.now()
  await world.store.transact({ outbox: ids, reviews, notes: [APPROVED_NOTE] }, (tx) => {
    for (const kind of releaseHeld(tx, ids, world.settings)) settleQuestion(tx, kind, at)
  })
}
