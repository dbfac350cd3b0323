import type { Instant } from '../../src/domain/time.js'
import type { Scheduler } from '../../src/ports.js'
import { cronRule } from '../../bot/demo/time/cron-rule.js'
import type { ManualClock } from './manual-clock.js'

interface Job {
  readonly at: Instant
  readonly order: number
  readonly run: () => void
  /** Null for what runs once. */
  readonly next: ((after: Instant) => Instant) | null
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Runs jobs when a test moves the time, in the order in which they are due, with the clock standing at each job's
 * own instant. `settle` is awaited after each job: give it what waits for the work that a job sets off.
 */
export class ManualScheduler implements Scheduler {
  readonly #clock: ManualClock
  readonly #settle: () => Promise<void>
  readonly #jobs = new Map<string, Job>()
  readonly #onSet: (() => void)[] = []
  #order = 0

  constructor(clock: ManualClock, settle: () => Promise<void> = nextTurn) {
    this.#clock = clock
    this.#settle = settle
  }

  at(name: string, at: Instant, job: () => void): void {
    const scheduled: Job = { at, order: this.#order++, run: job, next: null }
    this.#jobs.set(name, scheduled)
    if (at <= this.#clock.now()) queueMicrotask(() => this.#runIfStill(name, scheduled))
  }

  cron(name: string, rule: string, zone: string, job: () => void): void {
    const next = cronRule(rule, zone)
    this.#jobs.set(name, { at: next(this.#clock.now()), order: this.#order++, run: job, next })
  }

  cancel(name: string): void {
    this.#jobs.delete(name)
  }

  onClockSet(job: () => void): void {
    this.#onSet.push(job)
  }

  /** Somebody sets the machine's clock, and it is found out. */
  async setClock(instant: Instant): Promise<void> {
    this.#clock.set(instant)
    for (const job of this.#onSet) job()
    await this.#settle()
  }

  stop(): void {
    this.#jobs.clear()
  }

  /** What is scheduled, by name, with the instant at which it is due. */
  scheduled(): ReadonlyMap<string, Instant> {
    return new Map([...this.#jobs].map(([name, job]) => [name, job.at]))
  }

  async advanceTo(instant: Instant): Promise<void> {
    for (let due = this.#earliest(instant); due; due = this.#earliest(instant)) {
      const [name, job] = due
      if (job.at > this.#clock.now()) this.#clock.set(job.at)
      this.#runIfStill(name, job)
      await this.#settle()
    }
    if (instant > this.#clock.now()) this.#clock.set(instant)
  }

  #earliest(until: Instant): [string, Job] | undefined {
    const due = [...this.#jobs].filter(([, job]) => job.at <= until)
    return due.sort(([, a], [, b]) => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1))[0]
  }

  #runIfStill(name: string, job: Job): void {
    if (this.#jobs.get(name) !== job) return
    if (job.next) this.#jobs.set(name, { ...job, at: job.next(job.at) })
    else this.#jobs.delete(name)
    job.run()
  }
}
