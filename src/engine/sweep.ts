import type { SweepOutcome } from '../contract.js'
import type { Mailbox } from '../ports.js'
import type { Verdict } from './ingest/verdict.js'

type Decision = Verdict['decision']

/** Counts what is decided about new mails, for whoever waits for them. */
export const createTally = () => {
  const watchers = new Set<Decision[]>()
  return {
    add: (decisions: readonly Decision[]): void => watchers.forEach((seen) => seen.push(...decisions)),
    /** Gives what the work gives, and what was decided while it ran. */
    during: async <T>(work: Promise<T>): Promise<readonly [T, readonly Decision[]]> => {
      const seen: Decision[] = []
      watchers.add(seen)
      try {
        return [await work, seen]
      } finally {
        watchers.delete(seen)
      }
    },
  }
}

type Away = SweepOutcome['away'][number]

const problemOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

/** Null for a mailbox that has been read. */
const sweepOne = async (mailbox: Mailbox): Promise<Away | null> => {
  try {
    await mailbox.sweep()
    return null
  } catch (fault) {
    return { account: mailbox.account, problem: problemOf(fault) }
  }
}

/** Gives the mailboxes that could not be read. */
export const sweepAll = async (mailboxes: readonly Mailbox[]): Promise<readonly Away[]> =>
  (await Promise.all(mailboxes.map(sweepOne))).filter((away) => away !== null)

export const outcomeOf = (decisions: readonly Decision[], away: readonly Away[]): SweepOutcome => {
  const count = (wanted: Decision): number => decisions.filter((decision) => decision === wanted).length
  return { accepted: count('accept'), forReview: count('review'), ignored: count('ignore'), away }
}
