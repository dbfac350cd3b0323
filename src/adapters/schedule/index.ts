import { scheduleJob } from 'node-schedule'
import type { Job } from 'node-schedule'
import { msBetween, toEpochMs } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { Clock, Logger, Scheduler } from '../../ports.js'

type Waiting = Pick<Job, 'cancel'>

interface Planned {
  readonly waiting: Waiting
  /** Plans it anew: the clock shows another time than was waited for. */
  readonly again: () => void
}

/** Timers measure how long, and know nothing of a clock that is set or a machine that sleeps: so often it is looked at. */
const LOOK_EVERY_MS = 15_000

/** What a clock is set by all the time, and nobody need hear of. */
const TOLERATED_MS = 2_000

/**
 * node-schedule behind the port. Waits longer than a timer can (24.8 days) are its matter: it sets the timer again. That the
 * clock was set is ours: within a quarter of a minute everything is planned anew, and what is past runs.
 */
class NodeScheduler implements Scheduler {
  readonly #clock: Clock
  readonly #log: Logger
  readonly #planned = new Map<string, Planned>()
  readonly #onSet: (() => void)[] = []
  readonly #watch: NodeJS.Timeout
  #ahead: number

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock
    this.#log = log
    this.#ahead = this.#aheadOfTimers()
    this.#watch = setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  at(name: string, at: Instant, job: () => void): void {
    this.cancel(name)
    const once = (): void => {
      this.#planned.delete(name)
      this.#run(name, job)
    }
    const waitMs = msBetween(this.#clock.now(), at)
    // node-schedule plans nothing for a time that is past, and says so by giving null.
    const planned = waitMs <= 0 ? null : scheduleJob(new Date(Date.now() + waitMs), once)
    this.#planned.set(name, {
      waiting: planned ?? immediately(once),
      again: () => this.at(name, at, job),
    })
  }

  cron(name: string, rule: string, zone: string, job: () => void): void {
    this.cancel(name)
    const planned = scheduleJob({ rule, tz: zone }, () => this.#run(name, job))
    if (!planned) throw new Error(`not a cron rule: ${rule}`)
    const again = (): void => {
      const isMissed = (planned.nextInvocation()?.getTime() ?? Infinity) <= Date.now()
      this.cron(name, rule, zone, job)
      if (isMissed) this.#run(name, job)
    }
    this.#planned.set(name, { waiting: planned, again })
  }

  cancel(name: string): void {
    this.#planned.get(name)?.waiting.cancel()
    this.#planned.delete(name)
  }

  onClockSet(job: () => void): void {
    this.#onSet.push(job)
  }

  stop(): void {
    clearInterval(this.#watch)
    for (const name of this.#planned.keys()) this.cancel(name)
  }

  /** Grows or shrinks only when the clock is set, or when the machine sleeps. */
  #aheadOfTimers(): number {
    return toEpochMs(this.#clock.now()) - performance.now()
  }

  #look(): void {
    const jumpedMs = Math.round(this.#aheadOfTimers() - this.#ahead)
    this.#ahead += jumpedMs
    if (Math.abs(jumpedMs) < TOLERATED_MS) return
    this.#log.warn({ jumpedMs }, 'the clock was set, or the machine slept: what is planned is planned anew')
    const planned = Array.from(this.#planned.values())
    for (const { again } of planned) again()
    for (const job of this.#onSet) this.#run('clock-set', job)
  }

  #run(name: string, job: () => void): void {
    try {
      job()
    } catch (error) {
      // Thrown on, it would end the process out of a timer; the other jobs have their time too.
      this.#log.error({ job: name, error }, 'job failed')
    }
  }
}

const immediately = (job: () => void): Waiting => {
  const timer = setImmediate(job)
  return {
    cancel: () => {
      clearImmediate(timer)
      return true
    },
  }
}

export const createScheduler = (clock: Clock, log: Logger): Scheduler => new NodeScheduler(clock, log)
