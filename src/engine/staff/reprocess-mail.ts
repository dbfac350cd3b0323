import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Locator } from '../../domain/booking.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Transaction } from '../../ports.js'
import { leavingJudged } from '../filing/waiting.js'
import { carryOut, locatorsOf, recordOf } from '../ingest/carry-out.js'
import { mailIdOf } from '../ingest/mail-id.js'
import { reexamine } from '../ingest/reexamine.js'
import { reviewIdOf, resolveReview } from '../reviews.js'
import { allOpenReviews } from '../views/queries.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { audit } from './audit.js'

type ReprocessMail = Extract<StaffCommand, { type: 'reprocess_mail' }>
type Again = NonNullable<Awaited<ReturnType<typeof reexamine>>>

/** The reservation that already has its OC from this very mail: once more would only ask about a second OC. */
const receivedFrom = async (record: MailRecord, world: EngineWorld): Promise<Locator | null> => {
  for (const locator of record.locators) {
    const known = await world.store.reservation(locator)
    if (known?.purchaseOrder?.mailId === record.id) return locator
  }
  return null
}

const tryAgain = async (record: MailRecord, world: EngineWorld): Promise<Again | CommandResult> => {
  try {
    return (await reexamine(record, false, world)) ?? refusal('mail_not_kept')
  } catch (error) {
    world.log.warn({ ...record.location, mailId: record.id, err: error }, 'a kept mail could not be examined')
    return refusal('mail_unreadable')
  }
}

const questionIds = ({ examined, verdict }: Again): readonly string[] =>
  verdict.questions.map(({ kind, locator, files }) =>
    reviewIdOf({ kind, locator, files, mailId: mailIdOf(examined.mail), outboxId: null }),
  )

/** What was asked about this mail and is not asked any more has found its answer. */
const settleOld = (
  tx: Transaction,
  old: readonly ReviewItem[],
  asked: readonly string[],
  at: string,
  actor: string,
): void => {
  for (const { id } of old) {
    const item = tx.review(id)
    if (item && !item.resolution && !asked.includes(id))
      resolveReview(tx, item, { at, actor, outcome: 'reprocessed' })
  }
}

const carryOutAgain = async (
  again: Again,
  record: MailRecord,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const { examined, verdict, fileId } = again
  const old = (await allOpenReviews(world)).filter(({ mailId }) => mailId === record.id)
  const asked = questionIds(again)
  const { notes, leave } = await leavingJudged(
    record,
    verdict,
    old.map(({ id }) => id),
    world,
  )
  const scope = {
    reservations: locatorsOf(verdict),
    notes,
    reviews: [...new Set([...old.map(({ id }) => id), ...asked])],
  }
  const at = world.clock.now()
  return world.store.transact(scope, (tx) => {
    settleOld(tx, old, asked, at, actor.name)
    carryOut(tx, examined, verdict, { at, actor: actor.name, settings: world.settings })
    tx.recordMail(recordOf(examined, verdict, fileId, at, world.settings))
    leave(tx)
    const [locator = null] = locatorsOf(verdict)
    audit(tx, actor, { at, locator, action: 'reprocess_mail', detail: record.id })
    return done(locator)
  })
}

/** A kept mail runs through the judgement again: after a client was completed, say, or the readers have learnt something. */
export const reprocessMail = async (
  command: ReprocessMail,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const record = await world.store.mailRecord(command.mailId)
  if (!record) return refusal('unknown_mail', { mail: command.mailId })
  const received = await receivedFrom(record, world)
  if (received) return refusal('already_received', { locator: received })
  const again = await tryAgain(record, world)
  return 'ok' in again ? again : carryOutAgain(again, record, actor, world)
}
