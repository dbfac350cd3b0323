import { toEpochMs } from '../../../src/domain/time.js'
import type { Instant } from '../../../src/domain/time.js'
import type { Scheduler } from '../../../src/ports.js'
import { cronRule } from './cron-rule.js'
import type { DemoClock } from './demo-clock.js'

interface Job {
  readonly at: Instant
  readonly order: number
  readonly run: () => void
  /** Null for what runs once. */
  readonly next: ((after: Instant) => Instant) | null
}

/** setTimeout runs at once for more than 2^31 ms. */
const LONGEST_WAIT_MS = 3_600_000

/** A job that schedules itself again for the same instant would let no time pass at all. */
const MOST_JOBS_A_JUMP = 5_000

const earlier = (a: Job, b: Job): number => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1)

/** Runs jobs when the demo's clock comes to them, be it by itself or because it was put forward. */
export class DemoScheduler implements Scheduler {
  readonly #clock: DemoClock
  readonly #jobs = new Map<string, Job>()
  #timer: NodeJS.Timeout | null = null
  #order = 0
  #stopped = false

  constructor(clock: DemoClock) {
    this.#clock = clock
  }

  at(name: string, at: Instant, job: () => void): void {
    this.#put(name, { at, order: this.#order++, run: job, next: null })
  }

  cron(name: string, rule: string, zone: string, job: () => void): void {
    const next = cronRule(rule, zone)
    this.#put(name, { at: next(this.#clock.now()), order: this.#order++, run: job, next })
  }

  cancel(name: string): void {
    this.#jobs.delete(name)
    this.#wait()
  }

  /** The demo's clock is put forward, and everything then has its time: it is never set. */
  onClockSet(): void {
    // Nothing to be found out.
  }

  stop(): void {
    this.#stopped = true
    this.#jobs.clear()
    this.#wait()
  }

  nextAt(): Instant | null {
    return this.#first()?.[1].at ?? null
  }

  /** Lets the time pass: every job due until then runs at its own instant, and `settle` is awaited after each. */
  async advanceTo(instant: Instant, settle: () => Promise<void>): Promise<void> {
    let ran = 0
    for (let due = this.#first(); due && due[1].at <= instant; due = this.#first()) {
      if (++ran > MOST_JOBS_A_JUMP) throw new Error(`The job ${due[0]} comes again and again at ${due[1].at}`)
      this.#clock.forwardTo(due[1].at)
      this.#run(...due)
      await settle()
    }
    this.#clock.forwardTo(instant)
    this.#wait()
    await settle()
  }

  #put(name: string, job: Job): void {
    if (this.#stopped) return
    this.#jobs.set(name, job)
    this.#wait()
  }

  #first(): [string, Job] | undefined {
    return [...this.#jobs].sort(([, a], [, b]) => earlier(a, b))[0]
  }

  #wait(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const at = this.nextAt()
    if (at === null) return
    const ms = Math.max(0, toEpochMs(at) - toEpochMs(this.#clock.now()))
    this.#timer = setTimeout(() => this.#runDue(), Math.min(ms, LONGEST_WAIT_MS))
  }

  #runDue(): void {
    const now = this.#clock.now()
    const due = [...this.#jobs].filter(([, job]) => job.at <= now)
    due.sort(([, a], [, b]) => earlier(a, b)).forEach(([name, job]) => this.#run(name, job))
    this.#wait()
  }

  #run(name: string, job: Job): void {
    if (this.#jobs.get(name) !== job) return
    if (job.next) this.#jobs.set(name, { ...job, at: job.next(job.at) })
    else this.#jobs.delete(name)
    job.run()
  }
}
