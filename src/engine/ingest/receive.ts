import { isPutThere, isSettled } from '../../domain/filing.js'
import type { RawMail } from '../../domain/mail.js'
import type { MailRecord } from '../../domain/mail-record.js'
import { afterArrivals } from '../../domain/silence.js'
import type { FolderPosition, MailBatch, MailSink } from '../../ports.js'
import type { Lying } from '../filing/waiting.js'
import { leavingOf } from '../filing/waiting.js'
import { readRhythm, rhythmNote } from '../rhythms.js'
import type { EngineWorld } from '../world.js'
import type { ExaminedMail } from './examine.js'
import { examineMail } from './examine.js'
import { judgeMail } from './judge.js'
import { handleAgain, isKnownCopy, knownCopy } from './known-copy.js'
import { copyHashOf, idOfUnreadable, mailIdOf } from './mail-id.js'
import type { Blame } from './mail-trouble.js'
import { about, createBlame } from './mail-trouble.js'
import { setAside } from './set-aside.js'
import { settleMail } from './settle-mail.js'
import type { Verdict } from './verdict.js'
import { ignored, outcomeOf } from './verdict.js'

/** A mail that cannot be read is tried so often, then set aside for staff, and the next one is taken. */
export const TRIES = 3

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

/** Confirmations need not look at what others decided, so their writes can share one fsync with those around them. */
const isIndependent = (verdict: Verdict): boolean => verdict.kind === 'confirmation'

/** A write that has been begun; whoever waits for all of them hears of its failure, and nobody else need. */
const begin = (begun: Promise<void>[], work: Promise<void>): void => {
  work.catch(() => undefined)
  begun.push(work)
}

type Decision = Verdict['decision']

/** The mails of one batch: what has been begun with them, and by what their copies would be known. */
interface Course {
  readonly begun: Promise<void>[]
  readonly marks: Set<string>
  /** Mails that nobody need look at any more, unless staff are asked about them. */
  readonly settled: Lying[]
}

const noteSettled = (course: Course, { raw, mail }: ExaminedMail, verdict: Verdict): void => {
  if (isSettled({ decision: outcomeOf(verdict), reason: verdict.reason }))
    course.settled.push({ location: raw.location, mailId: mailIdOf(mail) })
}

/** Nobody can have put back what has not been moved yet: both came in one second. */
const isTwin = ({ settled }: Course, known: MailRecord): boolean =>
  settled.some(({ mailId }) => mailId === known.id)

/** Another copy of a mail that is known goes where that one went; its own copy too, where this one answered for both. */
const noteCopySettled = (
  course: Course,
  { raw }: ExaminedMail,
  known: MailRecord,
  decision: Decision | null,
): void => {
  if (decision === 'accept') {
    course.settled.push({ location: raw.location, mailId: known.id })
    course.settled.push({ location: known.location, mailId: known.id })
  } else if (isSettled(known) && (isTwin(course, known) || !isPutThere(raw, known)))
    course.settled.push({ location: raw.location, mailId: known.id })
}

/** Two copies of one mail in one batch: the first one's record may not be written yet. */
const afterItsTwin = async ({ mail }: ExaminedMail, { begun, marks }: Course): Promise<void> => {
  const own = [mail.contentHash, copyHashOf(mail)].filter((mark) => mark !== null)
  if (own.some((mark) => marks.has(mark))) await Promise.all(begun)
  for (const mark of own) marks.add(mark)
}

/** Handles one mail of a batch; its write may only have been begun. Null for a mail that was seen before. */
const handleMail = async (
  examined: Examined,
  course: Course,
  world: EngineWorld,
): Promise<Decision | null> => {
  if ('problem' in examined) {
    await setAside(examined.raw, examined.problem, world)
    return 'review'
  }
  await afterItsTwin(examined, course)
  const known = await knownCopy(examined, world)
  if (known) {
    const decision = await handleAgain(examined, known, world)
    noteCopySettled(course, examined, known, decision)
    return decision
  }
  const verdict = await judgeMail(examined, false, world)
  if (isIndependent(verdict)) {
    begin(course.begun, about(examined.raw, settleMail(examined, verdict, world)))
    noteSettled(course, examined, verdict)
    return verdict.decision
  }
  await Promise.all(course.begun)
  // What was decided meanwhile may answer this mail differently.
  const fresh = await judgeMail(examined, false, world)
  const isCopy = await isKnownCopy(examined, fresh, world)
  const settled = isCopy ? ignored(fresh.kind, 'copy_of_known_mail') : fresh
  await settleMail(examined, settled, world)
  noteSettled(course, examined, settled)
  return settled.decision
}

/** How far the folder has been read, what in it has been dealt with, and how often mail comes. */
const putPosition = async (
  { position, mails }: MailBatch,
  settled: readonly Lying[],
  world: EngineWorld,
): Promise<void> => {
  const leaving = await leavingOf(settled, [], world)
  const note = rhythmNote(position.account)
  const times = mails.map(({ receivedAt }) => receivedAt)
  await world.store.transact({ notes: [note, ...leaving.notes] }, (tx) => {
    tx.putPosition(position)
    leaving.leave(tx)
    tx.putNote(
      note,
      afterArrivals(readRhythm(tx.note(note)), times, world.clock.now(), world.settings.policy.office),
    )
  })
}

/** One mail after the other; some are examined ahead. */
const handleMails = async (
  mails: readonly RawMail[],
  course: Course,
  world: EngineWorld,
): Promise<readonly Decision[]> => {
  const decisions: Decision[] = []
  const ahead: Promise<Examined>[] = []
  for (const [index, raw] of mails.entries()) {
    while (ahead.length <= index + AHEAD && ahead.length < mails.length)
      ahead.push(tryExamine(mails[ahead.length] ?? raw, world))
    const examined = await ahead[index]
    if (!examined) continue
    const decision = await about(examined.raw, handleMail(examined, course, world))
    if (decision !== null) decisions.push(decision)
  }
  return decisions
}

/** Gives what was decided about each mail that is new. When it throws, nothing of it is under way any more. */
const receiveBatch = async (batch: MailBatch, world: EngineWorld): Promise<readonly Decision[]> => {
  const course: Course = { begun: [], marks: new Set(), settled: [] }
  try {
    const decisions = await handleMails(batch.mails, course, world)
    await Promise.all(course.begun)
    await putPosition(batch, course.settled, world)
    return decisions
  } finally {
    await Promise.allSettled(course.begun)
  }
}

/** As above; a mail that makes it fail is tried again, and then set aside, so that the others come through. */
const receivePast = async (
  batch: MailBatch,
  tries: Map<string, number>,
  blame: Blame,
): Promise<readonly Decision[]> => {
  const { world } = blame
  try {
    return await receiveBatch(batch, world)
  } catch (error) {
    const raw = blame.mailOf(error)
    if (raw === null) throw error
    const id = idOfUnreadable(raw)
    const left = (tries.get(id) ?? TRIES) - 1
    world.log.warn({ ...raw.location, err: error, triesLeft: left }, 'a mail could not be dealt with')
    if (left > 0) return receivePast(batch, tries.set(id, left), blame)
    await setAside(raw, 'unreadable', world)
    const others = { ...batch, mails: batch.mails.filter((mail) => idOfUnreadable(mail) !== id) }
    return ['review', ...(await receivePast(others, tries, blame))]
  }
}

/**
 * Where mailboxes hand their mails over. Batches are taken one at a time, whichever account they come from; `onReceived`
 * hears what was decided about the mails of one.
 */
export const createMailSink = (
  world: EngineWorld,
  onReceived: (decisions: readonly Decision[]) => void,
): MailSink => {
  const blame = createBlame(world)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    position: (account, folder): Promise<FolderPosition | null> => world.store.position(account, folder),
    receive: async (batch) => {
      onReceived(await inTurn(() => receivePast(batch, new Map(), blame)))
    },
  }
}
