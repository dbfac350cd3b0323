import type { MailRecord } from '../../domain/mail-record.js'
import { addMs, HOUR_MS } from '../../domain/time.js'
import { allOpenReviews } from '../views/queries.js'
import type { EngineWorld } from '../world.js'
import type { ExaminedMail } from './examine.js'
import { judgeMail } from './judge.js'
import { copyHashOf } from './mail-id.js'
import { settleMail } from './settle-mail.js'
import type { Verdict } from './verdict.js'
import { whereabouts, withAnotherCopy } from './whereabouts.js'

/**
 * The record of the same mail where it has been dealt with, whichever mailbox it lay in: it came to two of them, was handed
 * on from one to the other, or lies where it was read before.
 */
export const knownCopy = async (
  { mail }: ExaminedMail,
  { store }: EngineWorld,
): Promise<MailRecord | null> => {
  const known = await store.seenMail(null, mail.contentHash)
  const copyHash = copyHashOf(mail)
  return known ?? (copyHash === null ? null : store.seenMail(null, copyHash))
}

/**
 * A copy that a gateway changed on its way has another hash, but the same Message-ID, sender, subject and kind. Staff
 * are not asked twice; what only shares a Message-ID is another mail.
 */
export const isKnownCopy = async (
  { mail, sender }: ExaminedMail,
  { decision, kind }: Verdict,
  world: EngineWorld,
): Promise<boolean> => {
  if (decision !== 'review' || !mail.messageId) return false
  const known = await world.store.seenMail(mail.messageId, mail.contentHash)
  if (!known || known.decision === 'ignore') return false
  return known.from === sender.address && known.subject === mail.subject && known.kind === kind
}

/** Records stand in the order of their time; what comes later than this is another day's, and no news of the mail. */
const SAME_TIME_MS = 12 * HOUR_MS

const noteCopy = async (
  { mail, raw }: ExaminedMail,
  known: MailRecord,
  world: EngineWorld,
): Promise<void> => {
  const { account } = raw.location
  world.log.info({ ...raw.location, messageId: mail.messageId, known: known.id }, 'mail seen before')
  if (addMs(known.decidedAt, SAME_TIME_MS) < world.clock.now()) return
  const record = withAnotherCopy(known, whereabouts(mail, account, world.settings))
  if (record) await world.store.transact({}, (tx) => tx.recordMail(record))
}

/** Not every mailbox can say who wrote: this copy shows what the one that was dealt with did not. */
const isSurer = ({ sender }: ExaminedMail, known: MailRecord): boolean =>
  sender.authenticity === 'pass' &&
  known.authenticity !== 'pass' &&
  (known.decision === 'review' || known.decision === 'ignore')

/** Takes the place of the copy before, unless a person has answered for that one. */
const settleSurer = async (
  examined: ExaminedMail,
  known: MailRecord,
  world: EngineWorld,
): Promise<Verdict['decision'] | null> => {
  const asked = (await allOpenReviews(world)).filter(({ mailId }) => mailId === known.id)
  if (known.decision === 'review' && asked.length === 0) return null
  const verdict = await judgeMail(examined, false, world)
  if (verdict.decision !== 'accept') return null
  await settleMail(examined, verdict, world, { known, reviews: asked.map(({ id }) => id) })
  return verdict.decision
}

/** A mail that was dealt with comes again. Null: it is the same still. */
export const handleAgain = async (
  examined: ExaminedMail,
  known: MailRecord,
  world: EngineWorld,
): Promise<Verdict['decision'] | null> => {
  const decision = isSurer(examined, known) ? await settleSurer(examined, known, world) : null
  if (decision === null) await noteCopy(examined, known, world)
  return decision
}
