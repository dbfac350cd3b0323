import type { SettledMails } from '../../domain/filing.js'
import { askedAbout, isSettled, withSettled } from '../../domain/filing.js'
import type { MailLocation } from '../../domain/mail.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { Store, Transaction } from '../../ports.js'
import type { Verdict } from '../ingest/verdict.js'
import { outcomeOf } from '../ingest/verdict.js'
import { allOpenReviews } from '../views/queries.js'
import type { EngineWorld } from '../world.js'

/** What has been dealt with in a mailbox and not been moved yet. */
export const filingNote = (account: string): string => `engine:to-file:${account}`

const read = (note: unknown): readonly SettledMails[] => (note ?? []) as readonly SettledMails[]

export const waitingIn = async (
  account: string,
  store: Pick<Store, 'note'>,
): Promise<readonly SettledMails[]> => read(await store.note(filingNote(account)))

export const changeWaiting = (
  tx: Transaction,
  account: string,
  change: (waiting: readonly SettledMails[]) => readonly SettledMails[],
): void => tx.putNote(filingNote(account), change(read(tx.note(filingNote(account)))))

/** A mail that lies somewhere, and the id of its record. */
export interface Lying {
  readonly location: MailLocation
  readonly mailId: string
}

/** Leaves mails to be moved, in the write that makes their outcome durable. Its scope must have the notes. */
export interface Leaving {
  readonly notes: readonly string[]
  readonly leave: (tx: Transaction) => void
}

const NOTHING: Leaving = { notes: [], leave: () => undefined }

const leaving = (locations: readonly MailLocation[]): Leaving => {
  const accounts = [...new Set(locations.map(({ account }) => account))]
  return {
    notes: accounts.map(filingNote),
    leave: (tx) => {
      for (const account of accounts) {
        const own = locations.filter((location) => location.account === account)
        changeWaiting(tx, account, (waiting) => withSettled(waiting, own))
      }
    },
  }
}

/** Those of the mails that may go; `answered`: questions that are being settled by this very write. */
export const leavingOf = async (
  lying: readonly Lying[],
  answered: readonly string[],
  world: EngineWorld,
): Promise<Leaving> => {
  const own = lying.filter(({ location }) => world.settings.filedAccounts.includes(location.account))
  if (own.length === 0) return NOTHING
  const open = (await allOpenReviews(world)).filter(({ id }) => !answered.includes(id))
  const asked = askedAbout(open)
  const free = own.filter(({ mailId }) => !asked.has(mailId))
  return free.length === 0 ? NOTHING : leaving(free.map(({ location }) => location))
}

/** For whoever settles a mail after it was asked about. */
export const leavingAnswered = (
  record: MailRecord | null,
  answered: readonly string[],
  world: EngineWorld,
): Promise<Leaving> =>
  leavingOf(record ? [{ location: record.location, mailId: record.id }] : [], answered, world)

/** For whoever has it judged again. */
export const leavingJudged = (
  record: MailRecord,
  verdict: Verdict,
  answered: readonly string[],
  world: EngineWorld,
): Promise<Leaving> => {
  const isDone =
    verdict.questions.length === 0 && isSettled({ decision: outcomeOf(verdict), reason: verdict.reason })
  return leavingAnswered(isDone ? record : null, answered, world)
}
