import { addMs } from '../../src/domain/time.js'
import { schedulerContract, SCHEDULER_START } from '../ports/scheduler-contract.js'
import { ManualClock } from './manual-clock.js'
import { ManualScheduler } from './manual-scheduler.js'

schedulerContract('ManualScheduler', () => {
  const clock = new ManualClock(SCHEDULER_START)
  const scheduler = new ManualScheduler(clock)
  return {
    scheduler,
    clock,
    pass: (ms) => scheduler.advanceTo(addMs(clock.now(), ms)),
    dispose: () => scheduler.stop(),
  }
})
