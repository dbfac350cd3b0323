import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import type { Pause } from '../../../bot/ambient.js'
import { addMs, msBetween } from '../../../src/domain/time.js'
import type { Instant } from '../../../src/domain/time.js'
import { ManualClock } from '../../fakes/manual-clock.js'
import { ManualScheduler } from '../../fakes/manual-scheduler.js'

/** Longer than any rest that a rate asks for: who waits longer waits for news, and the jobs in between come first. */
const LONGEST_REST_MS = 60_000

/** Time that passes when it is told to, or when somebody waits for the rate of a server. */
export interface PassingTime {
  readonly clock: ManualClock
  readonly scheduler: ManualScheduler
  readonly pause: Pause
}

/**
 * Takes the process's monotonic clock and the waits of `timers/promises` along, by which the product counts what leaves in a
 * minute. To be called before the product is imported.
 */
const takeAlong = (clock: ManualClock, start: Instant): void => {
  const really = performance.now.bind(performance)
  performance.now = () => really() + msBetween(start, clock.now())
  const { setTimeout: reallyWait } = timers
  const passed = async <T>(ms = 0, value?: T, options?: { readonly signal?: AbortSignal }): Promise<T> => {
    // Who waits for a database asks for null: its server has a clock of its own.
    if (value === null) return reallyWait(ms, value, options)
    clock.advance(Math.max(0, ms))
    // A promise's value may be missing, as in Node's own.
    return value as T
  }
  Object.assign(timers, { setTimeout: passed })
  syncBuiltinESMExports()
}

const createPause = (clock: ManualClock, scheduler: ManualScheduler): Pause => {
  let waits = 0
  return (ms, signal) => {
    if (signal.aborted) return Promise.resolve()
    if (ms <= LONGEST_REST_MS) {
      clock.advance(ms)
      return new Promise((resolve) => setImmediate(resolve))
    }
    const name = `wait ${++waits}`
    return new Promise((resolve) => {
      const done = (): void => {
        scheduler.cancel(name)
        signal.removeEventListener('abort', done)
        resolve()
      }
      signal.addEventListener('abort', done)
      scheduler.at(name, addMs(clock.now(), ms), done)
    })
  }
}

/** `settle` is awaited after each job that time has come to. */
export const startPassingTime = (start: Instant, settle: () => Promise<void>): PassingTime => {
  const clock = new ManualClock(start)
  takeAlong(clock, start)
  const scheduler = new ManualScheduler(clock, settle)
  return { clock, scheduler, pause: createPause(clock, scheduler) }
}
