import type { RawMail } from '../../domain/mail.js'
import { afterArrivals } from '../../domain/silence.js'
import { addMs, DAY_MS } from '../../domain/time.js'
import type { FolderPosition, MailBatch, MailSink } from '../../ports.js'
import { readRhythm, rhythmNote } from '../rhythms.js'
import { openReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { carryOut, locatorsOf, recordOf, unreadableQuestion } from './carry-out.js'
import type { ExaminedMail } from './examine.js'
import { examineMail } from './examine.js'
import { judgeMail } from './judge.js'
import { idOfUnreadable } from './mail-id.js'
import type { Verdict } from './verdict.js'
import { ignored } from './verdict.js'

/** A mail that cannot be read is tried so often, then set aside for staff, and the next one is taken. */
const TRIES = 3

/** Bytes. An ignored mail is kept so that it can be looked at and processed again; a large one is still in the mailbox. */
const LARGEST_IGNORED = 1_000_000
/** As long as its record. */
const IGNORED_KEPT_MS = 90 * DAY_MS

/** So many mails are examined ahead of the one that is being decided. */
const AHEAD = 4

type Examined = ExaminedMail | { readonly raw: RawMail; readonly problem: string }

const tryExamine = async (raw: RawMail, world: EngineWorld, tries = TRIES): Promise<Examined> => {
  const { source } = raw
  if (!source) return { raw, problem: 'too_large' }
  try {
    return await examineMail({ ...raw, source }, world)
  } catch (error) {
    world.log.warn({ ...raw.location, err: error, triesLeft: tries - 1 }, 'a mail could not be examined')
    return tries > 1 ? tryExamine(raw, world, tries - 1) : { raw, problem: 'unreadable' }
  }
}

const setAside = async (raw: RawMail, problem: string, world: EngineWorld): Promise<void> => {
  const at = world.clock.now()
  const mailId = idOfUnreadable(raw)
  const fileId = raw.source ? (await world.vault.put(raw.source, `${mailId}.eml`, 'message/rfc822')).id : null
  await world.store.transact({}, (tx) => {
    openReview(tx, { ...unreadableQuestion(raw, problem), mailId, outboxId: null }, at)
    tx.recordMail({
      id: mailId,
      messageId: null,
      contentHash: `unreadable:${mailId}`,
      location: raw.location,
      receivedAt: raw.receivedAt,
      decidedAt: at,
      from: null,
      authenticity: 'unknown',
      subject: '',
      kind: 'other',
      decision: 'review',
      locators: [],
      evidence: [],
      reason: problem,
      fileId,
    })
  })
  world.metrics.mailDecided(raw.location.account, 'review')
}

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

/** Carries a verdict out in one write: the reservations, the questions, what is to be told, and the mail's record. */
export const settleMail = async (
  examined: ExaminedMail,
  verdict: Verdict,
  world: EngineWorld,
): Promise<void> => {
  const fileId = await keepMail(examined, verdict, world)
  const at = world.clock.now()
  await world.store.transact({ reservations: locatorsOf(verdict) }, (tx) => {
    carryOut(tx, examined, verdict, { at, actor: null, settings: world.settings })
    tx.recordMail(recordOf(examined, verdict, fileId, at))
  })
  const { kind, decision, reason } = verdict
  world.metrics.mailDecided(examined.raw.location.account, decision)
  world.log.info(
    { ...examined.raw.location, messageId: examined.mail.messageId, kind, decision, reason },
    'mail decided',
  )
}

/** Confirmations need not look at what others decided, so their writes can share one fsync with those around them. */
const isIndependent = (verdict: Verdict): boolean => verdict.kind === 'confirmation'

/** A write that has been begun; whoever waits for all of them hears of its failure, and nobody else need. */
const begin = (begun: Promise<void>[], work: Promise<void>): void => {
  work.catch(() => undefined)
  begun.push(work)
}

/**
 * A copy that a gateway changed on its way has another hash, but the same Message-ID, sender, subject and kind. Staff
 * are not asked twice; what only shares a Message-ID is another mail.
 */
const isKnownCopy = async (
  { mail, sender }: ExaminedMail,
  { decision, kind }: Verdict,
  world: EngineWorld,
): Promise<boolean> => {
  if (decision !== 'review' || !mail.messageId) return false
  const known = await world.store.seenMail(mail.messageId, mail.contentHash)
  if (!known || known.decision === 'ignore') return false
  return known.from === sender.address && known.subject === mail.subject && known.kind === kind
}

type Decision = Verdict['decision']

/** Handles one mail of a batch; its write may only have been begun. Null for a mail that was seen before. */
const handleMail = async (
  examined: Examined,
  begun: Promise<void>[],
  world: EngineWorld,
): Promise<Decision | null> => {
  if ('problem' in examined) {
    await setAside(examined.raw, examined.problem, world)
    return 'review'
  }
  const { mail, raw } = examined
  const known = await world.store.seenMail(null, mail.contentHash)
  if (known) {
    world.log.info({ ...raw.location, messageId: mail.messageId, known: known.id }, 'mail seen before')
    return null
  }
  const verdict = await judgeMail(examined, false, world)
  if (isIndependent(verdict)) {
    begin(begun, settleMail(examined, verdict, world))
    return verdict.decision
  }
  await Promise.all(begun)
  // What was decided meanwhile may answer this mail differently.
  const fresh = await judgeMail(examined, false, world)
  const isCopy = await isKnownCopy(examined, fresh, world)
  const settled = isCopy ? ignored(fresh.kind, 'copy_of_known_mail') : fresh
  await settleMail(examined, settled, world)
  return settled.decision
}

/** How far the folder has been read, and how often mail comes. */
const putPosition = ({ position, mails }: MailBatch, world: EngineWorld): Promise<void> => {
  const note = rhythmNote(position.account)
  const times = mails.map(({ receivedAt }) => receivedAt)
  return world.store.transact({ notes: [note] }, (tx) => {
    tx.putPosition(position)
    tx.putNote(
      note,
      afterArrivals(readRhythm(tx.note(note)), times, world.clock.now(), world.settings.policy.office),
    )
  })
}

/** Gives what was decided about each mail that is new. */
const receiveBatch = async (batch: MailBatch, world: EngineWorld): Promise<readonly Decision[]> => {
  const begun: Promise<void>[] = []
  const decisions: Decision[] = []
  const ahead: Promise<Examined>[] = []
  const hashes = new Set<string>()
  for (const [index, raw] of batch.mails.entries()) {
    while (ahead.length <= index + AHEAD && ahead.length < batch.mails.length) {
      const next = batch.mails[ahead.length] ?? raw
      ahead.push(tryExamine(next, world))
    }
    const examined = await ahead[index]
    if (!examined || isTwin(examined, hashes)) continue
    const decision = await handleMail(examined, begun, world)
    if (decision !== null) decisions.push(decision)
  }
  await Promise.all(begun)
  await putPosition(batch, world)
  return decisions
}

/** Two copies of one mail in one batch: the first one's record may not be written yet. */
const isTwin = (examined: Examined, hashes: Set<string>): boolean => {
  if ('problem' in examined) return false
  const { contentHash } = examined.mail
  const twin = hashes.has(contentHash)
  hashes.add(contentHash)
  return twin
}

/**
 * Where mailboxes hand their mails over. Batches are taken one at a time, whichever account they come from; `onReceived`
 * hears what was decided about the mails of one.
 */
export const createMailSink = (
  world: EngineWorld,
  onReceived: (decisions: readonly Decision[]) => void,
): MailSink => {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    position: (account, folder): Promise<FolderPosition | null> => world.store.position(account, folder),
    receive: async (batch) => {
      onReceived(await inTurn(() => receiveBatch(batch, world)))
    },
  }
}
