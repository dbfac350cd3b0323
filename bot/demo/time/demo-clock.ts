import { toEpochMs, toInstant } from '../../../src/domain/time.js'
import type { Instant } from '../../../src/domain/time.js'
import type { Clock } from '../../../src/ports.js'

/** A clock that goes as fast as a real one, from a day of its own, and can be put forward. */
export class DemoClock implements Clock {
  #ahead: number

  constructor(start: Instant) {
    this.#ahead = toEpochMs(start) - Date.now()
  }

  now(): Instant {
    return toInstant(Date.now() + this.#ahead)
  }

  /** Never goes back. */
  forwardTo(instant: Instant): void {
    this.#ahead = Math.max(this.#ahead, toEpochMs(instant) - Date.now())
  }
}
