import { addMs } from '../../src/domain/time.js'
import type { Instant } from '../../src/domain/time.js'
import type { Clock } from '../../src/ports.js'

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: Instant

  constructor(start: Instant = '2026-03-02T12:00:00.000Z') {
    this.#now = start
  }

  now(): Instant {
    return this.#now
  }

  set(instant: Instant): void {
    this.#now = instant
  }

  advance(ms: number): void {
    this.#now = addMs(this.#now, ms)
  }
}
