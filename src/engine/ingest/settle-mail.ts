import type { MailRecord } from '../../domain/mail-record.js'
import type { Instant } from '../../domain/time.js'
import { addMs, DAY_MS } from '../../domain/time.js'
import type { Transaction } from '../../ports.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { carryOut, locatorsOf, recordOf } from './carry-out.js'
import { keepDocuments } from './documents.js'
import type { ExaminedMail } from './examine.js'
import type { Verdict } from './verdict.js'
import { whereaboutsOf, withAnotherCopy } from './whereabouts.js'

/** Bytes. An ignored mail is kept so that it can be looked at and processed again; a large one is still in the mailbox. */
const LARGEST_IGNORED = 1_000_000
/** As long as its record. */
const IGNORED_KEPT_MS = 90 * DAY_MS

const keepMail = async (
  { raw }: ExaminedMail,
  verdict: Verdict,
  world: EngineWorld,
): Promise<string | null> => {
  if (!raw.source || (verdict.decision === 'ignore' && raw.size > LARGEST_IGNORED)) return null
  const name = `${raw.location.uid}.eml`
  const until = addMs(world.clock.now(), IGNORED_KEPT_MS)
  const file =
    verdict.decision === 'ignore'
      ? await world.vault.putUntil(raw.source, name, 'message/rfc822', until)
      : await world.vault.put(raw.source, name, 'message/rfc822')
  return file.id
}

/** A copy whose sender was not sure, and what staff were asked about it: this mail takes their place. */
interface Instead {
  readonly known: MailRecord | null
  readonly reviews: readonly string[]
}

const settleAsked = (tx: Transaction, reviews: readonly string[], at: Instant): void => {
  for (const id of reviews) {
    const item = tx.review(id)
    if (item && !item.resolution)
      resolveReview(tx, item, { at, actor: 'Control OC', outcome: 'matched_later' })
  }
}

/** Carries a verdict out in one write: the reservations, the questions, what is to be told, and the mail's record. */
export const settleMail = async (
  examined: ExaminedMail,
  verdict: Verdict,
  world: EngineWorld,
  instead: Instead = { known: null, reviews: [] },
): Promise<void> => {
  const [fileId] = await Promise.all([
    keepMail(examined, verdict, world),
    keepDocuments(examined, verdict, world.vault),
  ])
  const at = world.clock.now()
  const { known, reviews } = instead
  await world.store.transact({ reservations: locatorsOf(verdict), reviews }, (tx) => {
    settleAsked(tx, reviews, at)
    carryOut(tx, examined, verdict, { at, actor: null, settings: world.settings })
    const record = recordOf(examined, verdict, fileId, at, world.settings)
    tx.recordMail((known && withAnotherCopy(record, whereaboutsOf(known))) ?? record)
  })
  const { kind, decision, reason } = verdict
  world.metrics.mailDecided(examined.raw.location.account, decision)
  world.log.info(
    { ...examined.raw.location, messageId: examined.mail.messageId, kind, decision, reason },
    'mail decided',
  )
}
