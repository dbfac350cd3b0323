import { DemoClock } from '../../../bot/demo/time/demo-clock.js'
import type { Instant } from '../../../src/domain/time.js'
import { addMs } from '../../../src/domain/time.js'

/** The demo's clock, which can be set wrong besides: forwards or backwards, as a machine's clock is. */
export class TrialClock extends DemoClock {
  #shiftMs = 0

  override now(): Instant {
    return addMs(super.now(), this.#shiftMs)
  }

  override forwardTo(instant: Instant): void {
    super.forwardTo(addMs(instant, -this.#shiftMs))
  }

  /** Nothing hears of it: timers go on as they were. */
  jump(ms: number): void {
    this.#shiftMs += ms
  }
}
