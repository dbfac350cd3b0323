import { addMs } from '../domain/time.js'
import type { Candidate, Clock, Logger, Scheduler } from '../ports.js'
import type { Fence } from './fence.js'
import type { Term } from './term.js'

/** The store was away just when this replica was to begin. */
const TRY_AGAIN_MS = 5_000

export interface LeaderParts {
  readonly openTerm: () => Term
  /** A term runs from now on. */
  readonly begun: () => void
  readonly fence: Pick<Fence, 'take'>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: Logger
}

/** Begins a term when this replica has gained the lead, and ends it when that is lost: one after the other. */
export interface Leader extends Candidate {
  /** Null while another replica leads, or none. */
  readonly term: () => Term | null
  /** Resolves when what was begun or ended has been. */
  settled(): Promise<void>
  /** Ends the term; none begins any more. */
  stop(): Promise<void>
}

export const createLeader = ({ openTerm, begun, fence, clock, scheduler, log }: LeaderParts): Leader => {
  let leads = false
  let term: Term | null = null
  let turn: Promise<void> = Promise.resolve()

  const begin = async (): Promise<void> => {
    if (!leads || term) return
    await fence.take()
    term = openTerm()
    await term.begin()
    begun()
  }
  const end = async (): Promise<void> => {
    const ending = term
    term = null
    await ending?.end()
  }
  const tryBegin = async (): Promise<void> => {
    try {
      await begin()
    } catch (error) {
      log.error({ err: error }, 'the lead could not be taken: it is tried again')
      await end()
      scheduler.at('lead', addMs(clock.now(), TRY_AGAIN_MS), () => inTurn(tryBegin))
    }
  }
  const inTurn = (work: () => Promise<void>): void => {
    turn = turn
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, 'the lead was not given up well'))
  }

  return {
    gained: () => {
      leads = true
      inTurn(tryBegin)
    },
    lost: () => {
      leads = false
      inTurn(end)
    },
    term: () => term,
    settled: () => turn,
    stop: async () => {
      leads = false
      scheduler.cancel('lead')
      inTurn(end)
      await turn
    },
  }
}
