import { scheduleJob } from 'node-schedule'
import type { Job } from 'node-schedule'
import { toEpochMs } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { Clock, Logger, Scheduler } from '../../ports.js'

type Planned = Pick<Job, 'cancel'>

/** node-schedule behind the port. Waits longer than a timer can (24.8 days) are its matter: it sets the timer again. */
class NodeScheduler implements Scheduler {
  readonly #clock: Clock
  readonly #log: Logger
  readonly #planned = new Map<string, Planned>()

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock
    this.#log = log
  }

  at(name: string, at: Instant, job: () => void): void {
    this.cancel(name)
    const once = (): void => {
      this.#planned.delete(name)
      this.#run(name, job)
    }
    // node-schedule plans nothing for a time that is past, and says so by giving null.
    const planned = at <= this.#clock.now() ? null : scheduleJob(new Date(toEpochMs(at)), once)
    this.#planned.set(name, planned ?? immediately(once))
  }

  cron(name: string, rule: string, zone: string, job: () => void): void {
    this.cancel(name)
    const planned = scheduleJob({ rule, tz: zone }, () => this.#run(name, job))
    if (!planned) throw new Error(`not a cron rule: ${rule}`)
    this.#planned.set(name, planned)
  }

  cancel(name: string): void {
    this.#planned.get(name)?.cancel()
    this.#planned.delete(name)
  }

  stop(): void {
    for (const name of this.#planned.keys()) this.cancel(name)
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

const immediately = (job: () => void): Planned => {
  const timer = setImmediate(job)
  return {
    cancel: () => {
      clearImmediate(timer)
      return true
    },
  }
}

export const createScheduler = (clock: Clock, log: Logger): Scheduler => new NodeScheduler(clock, log)
