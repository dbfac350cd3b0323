import type { DoctorCode } from '../../domain/doctor-code.js'
import { nextToFile, withoutFiled } from '../../domain/filing.js'
import type { Finding } from '../../domain/finding.js'
import { failing, well } from '../../domain/make-finding.js'
import type { HealthCode } from '../../domain/health-code.js'
import { addMs, MINUTE_MS } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { FilingRefusal, Mailbox } from '../../ports.js'
import type { Worker } from '../worker.js'
import { createWorker } from '../worker.js'
import type { LeadingWorld } from '../world.js'
import { changeWaiting, filingNote, waitingIn } from './waiting.js'

/** What a server refuses in passing is over before anybody is told of it; else it will refuse the next mail too. */
const FIRST_REST_MS = 5 * MINUTE_MS
const REST_MS = 30 * MINUTE_MS

/** Moves what has been dealt with out of the way, between all that mailboxes have to do otherwise. */
export interface Filing {
  readonly worker: Worker
  /** Whether it could be done the last time it was tried. */
  findings(): readonly Finding[]
}

const CODES: Readonly<Record<FilingRefusal['why'], DoctorCode | HealthCode>> = {
  move_not_offered: 'imap_move_missing',
  folder_unsuitable: 'imap_processed_unsuitable',
  folder_not_created: 'processed_folder_not_created',
  move_refused: 'processed_not_moved',
}

interface Refused {
  readonly refusal: FilingRefusal
  readonly restsUntil: Instant
}

const findingOf = (subject: string, refused: Refused | undefined): Finding =>
  refused
    ? failing('imap', 'imap.processed', CODES[refused.refusal.why], {
        subject,
        answer: refused.refusal.answer,
      })
    : well('imap', 'imap.processed', { subject })

export const createFiling = (world: LeadingWorld): Filing => {
  const { store, clock, scheduler, log, settings } = world
  const refusals = new Map<string, Refused>()
  const ours = (): readonly Mailbox[] =>
    world.mailboxes.filter(({ account }) => settings.filedAccounts.includes(account))

  const tryAgainAt = (account: string, at: Instant): void =>
    scheduler.at(`filing:${account}`, at, worker.wake)

  const noteRefusal = (account: string, refusal: FilingRefusal): void => {
    const restsUntil = addMs(clock.now(), refusals.has(account) ? REST_MS : FIRST_REST_MS)
    refusals.set(account, { refusal, restsUntil })
    log.warn({ account, why: refusal.why, answer: refusal.answer }, 'processed mails could not be moved')
    tryAgainAt(account, restsUntil)
  }

  /** Null: it may be tried now. A mailbox that is away is told of by its own check; one that refuses rests. */
  const restsUntil = (mailbox: Mailbox): Instant | null => {
    const refused = refusals.get(mailbox.account)
    if (refused && refused.restsUntil > clock.now()) return refused.restsUntil
    return mailbox.status().connected ? null : addMs(clock.now(), FIRST_REST_MS)
  }

  /** One command's worth. False when nothing more can be done now. */
  const fileSome = async (mailbox: Mailbox): Promise<boolean> => {
    const { account } = mailbox
    const next = nextToFile(await waitingIn(account, store))
    if (next === null) return false
    const rests = restsUntil(mailbox)
    if (rests !== null) {
      tryAgainAt(account, rests)
      return false
    }
    const outcome = await mailbox.file(next)
    if (outcome.kind === 'refused') {
      noteRefusal(account, outcome)
      return false
    }
    refusals.delete(account)
    // Once more after a crash before this write: a mail that is not there any more is passed over.
    await store.transact({ notes: [filingNote(account)] }, (tx) =>
      changeWaiting(tx, account, (waiting) => withoutFiled(waiting, next)),
    )
    log.info({ account, folder: next.folder, mails: next.uids.length, how: outcome.kind }, 'mails filed')
    return true
  }

  /** What one mailbox cannot do keeps no other from it. */
  const fileAll = async (mailbox: Mailbox): Promise<void> => {
    try {
      while (await fileSome(mailbox));
    } catch (error) {
      log.warn({ account: mailbox.account, err: error }, 'processed mails were not moved')
      tryAgainAt(mailbox.account, addMs(clock.now(), FIRST_REST_MS))
    }
  }

  const worker: Worker = createWorker(
    'filing',
    async () => {
      await Promise.all(ours().map(fileAll))
    },
    { log },
  )
  return {
    worker,
    findings: () => ours().map(({ account }) => findingOf(account, refusals.get(account))),
  }
}
