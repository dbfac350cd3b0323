import type { Errand } from './errands.js'
import { createErrands } from './errands.js'
import { createTimeLimits } from './health/time-limit.js'
import type { Term } from './term.js'
import { createWorker } from './worker.js'
import type { EngineWorld } from './world.js'

/** Teams gives up after 15 s. */
const ANSWERED_WITHIN_MS = 12_000
const LOOK_LIMIT_MS = 10_000

export interface ErrandRunner {
  /** Has the replica that leads run it. Null when that one does not answer in time. */
  send<T>(errand: Errand): Promise<T | null>
  /** Another replica has written, or this one begins to lead: something may have been asked for, or answered. */
  hear(): void
  stop(): void
}

/** Asks the replica that leads, and runs what others ask for while this one does. */
export const createErrandRunner = (world: EngineWorld, termNow: () => Term | null): ErrandRunner => {
  const errands = createErrands(world.store)
  const limits = createTimeLimits(world)
  const waiting = new Set<() => void>()

  const tellWaiting = (): void => {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  const run = async (term: Term): Promise<void> => {
    await errands.serve('sweep', () => term.sweep())
    await errands.serve('look', () => term.look(LOOK_LIMIT_MS))
    await errands.serve('export_again', async () => term.exportAgain())
  }
  const worker = createWorker(
    'errands',
    async () => {
      const term = termNow()
      if (!term) return
      await run(term)
      tellWaiting()
    },
    { log: world.log },
  )

  /** Null once nobody waits for it any more. */
  const answered = async (errand: Errand, number: number, isOver: () => boolean) => {
    while (!isOver()) {
      const heard = new Promise<void>((resolve) => waiting.add(resolve))
      const answer = await errands.answer(errand, number)
      if (answer) return answer
      await heard
    }
    return { outcome: null }
  }

  return {
    send: async <T>(errand: Errand) => {
      let over = false
      const number = await errands.ask(errand)
      // It may have begun to lead meanwhile.
      worker.wake()
      const answer = answered(errand, number, () => over)
      const given = await limits.within(ANSWERED_WITHIN_MS, answer)
      over = true
      return given ? (given.outcome as T) : null
    },
    hear: () => {
      tellWaiting()
      worker.wake()
    },
    stop: () => {
      limits.stop()
      void worker.stop()
    },
  }
}
