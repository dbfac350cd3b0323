import type { ReviewItem } from '../domain/review.js'
import { leavingJudged } from './filing/waiting.js'
import { carryOut, locatorsOf, recordOf } from './ingest/carry-out.js'
import { reexamine } from './ingest/reexamine.js'
import { noteBothRead } from './migration/move.js'
import { settleInterrupted } from './outbox/drain.js'
import { noteCaughtUp, readFiledAgain } from './restored.js'
import { resolveReview } from './reviews.js'
import { rememberSentBefore } from './sent-before.js'
import { allOpenReviews, liveIn } from './views/queries.js'
import type { LeadingWorld } from './world.js'

const STARTED_NOTE = 'engine:first-start-read'

/** An OC that was read before its confirmation, as can happen with two mailboxes, finds its reservation now. */
const judgeAgain = async (item: ReviewItem, world: LeadingWorld): Promise<void> => {
  const record = item.mailId ? await world.store.mailRecord(item.mailId) : null
  const again = record && (await reexamine(record, false, world))
  if (!record || again?.verdict.decision !== 'accept') return
  const { examined, verdict, fileId } = again
  const { notes, leave } = await leavingJudged(record, verdict, [item.id], world)
  const at = world.clock.now()
  const scope = { reservations: locatorsOf(verdict), reviews: [item.id], notes }
  await world.store.transact(scope, (tx) => {
    const open = tx.review(item.id)
    if (!open || open.resolution) return
    carryOut(tx, examined, verdict, { at, actor: null, settings: world.settings })
    tx.recordMail(recordOf(examined, verdict, fileId, at, world.settings))
    resolveReview(tx, open, { at, actor: 'Control OC', outcome: 'matched_later' })
    leave(tx)
  })
}

const judgeOrdersAgain = async (world: LeadingWorld): Promise<void> => {
  const items = await allOpenReviews(world)
  for (const item of items.filter(({ kind }) => kind === 'oc_to_assign')) await judgeAgain(item, world)
}

/** In one write with the end of the first start: a crash in between would have it told a second time. */
const announceBacklog = async (world: LeadingWorld): Promise<void> => {
  const open = await liveIn(['pending', 'requested'], world)
  const facts = { open: String(open.length) }
  const at = world.clock.now()
  await world.store.transact({ notes: [STARTED_NOTE] }, (tx) => {
    tx.announce({ at, event: 'BacklogRead', locator: null, reviewId: null, facts })
    tx.putNote(STARTED_NOTE, true)
  })
}

/** Whether all that lay in the mailboxes at some start has been read. */
export const hasRunBefore = async ({ store }: LeadingWorld): Promise<boolean> =>
  (await store.note<boolean>(STARTED_NOTE)) === true

/** Before anything is sent, everything that lies in the mailboxes is read. @throws when a mailbox cannot be read. */
export const catchUp = async (world: LeadingWorld): Promise<void> => {
  const isFirst = !(await hasRunBefore(world))
  await rememberSentBefore(!isFirst, world)
  await Promise.all(world.mailboxes.map((mailbox) => mailbox.sweep()))
  await readFiledAgain(world)
  await noteBothRead(world)
  await judgeOrdersAgain(world)
  await settleInterrupted(world)
  await noteCaughtUp(world)
  if (isFirst) await announceBacklog(world)
}
