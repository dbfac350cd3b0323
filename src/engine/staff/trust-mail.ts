import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { ReviewItem } from '../../domain/review.js'
import { carryOut, locatorsOf, recordOf } from '../ingest/carry-out.js'
import type { ExaminedMail } from '../ingest/examine.js'
import { examineMail } from '../ingest/examine.js'
import { judgeMail } from '../ingest/judge.js'
import type { Verdict } from '../ingest/verdict.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { onOpenReview } from './on-review.js'

type TrustMail = Extract<StaffCommand, { type: 'trust_mail' }>

/** The kept mail, examined once more as if it had just come. */
const examineAgain = async (
  record: MailRecord,
  fileId: string,
  world: EngineWorld,
): Promise<ExaminedMail> => {
  const source = await world.vault.read(fileId)
  const raw = { location: record.location, receivedAt: record.receivedAt, size: source.byteLength, source }
  return examineMail(raw, world)
}

interface Reexamined {
  readonly examined: ExaminedMail
  readonly verdict: Verdict
  readonly fileId: string
}

export const reexamine = async (
  item: ReviewItem,
  trusted: boolean,
  world: EngineWorld,
): Promise<Reexamined | null> => {
  const record = item.mailId ? await world.store.mailRecord(item.mailId) : null
  if (!record?.fileId) return null
  const examined = await examineAgain(record, record.fileId, world)
  return { examined, verdict: await judgeMail(examined, trusted, world), fileId: record.fileId }
}

/** A person vouches for the sender: the mail is judged again as if the sender were sure, and carried out. */
export const trustMail = async (
  command: TrustMail,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  if (!item) return refusal('unknown_review')
  const again = await reexamine(item, true, world)
  if (!again) return refusal('wrong_review_kind')
  const { examined, verdict, fileId } = again
  const at = world.clock.now()
  const scope = { reservations: locatorsOf(verdict) }
  const kinds = ['unauthenticated_sender', 'unauthorised_sender'] as const
  return onOpenReview(command, kinds, scope, actor, world, (tx, open) => {
    carryOut(tx, examined, verdict, { at, actor: actor.name, settings: world.settings })
    tx.recordMail(recordOf(examined, verdict, fileId, at))
    const [locator = null] = locatorsOf(verdict)
    resolveReview(tx, open, { at, actor: actor.name, outcome: 'trusted', ...(locator && { locator }) })
    return done(locator, open.id)
  })
}
