import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createScheduler } from '../../../../src/adapters/schedule/index.js'
import { systemClock } from '../../../../src/adapters/system-clock/index.js'
import { addMs } from '../../../../src/domain/time.js'
import type { Logger } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { schedulerContract, SCHEDULER_START } from '../../../ports/scheduler-contract.js'

schedulerContract('the scheduler over node-schedule', () => {
  vi.useFakeTimers({ now: new Date(SCHEDULER_START) })
  const scheduler = createScheduler(systemClock, quietLog)
  return {
    scheduler,
    clock: systemClock,
    pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)),
    dispose: () => {
      scheduler.stop()
      vi.useRealTimers()
    },
  }
})

describe('a job that throws', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is told of in the log, and leaves the others their time', async () => {
    const error = vi.fn<Logger['error']>()
    const scheduler = createScheduler(systemClock, { ...quietLog, error })
    const other = vi.fn<() => void>()
    scheduler.at('broken', addMs(systemClock.now(), 10), () => {
      throw new Error('no good')
    })
    scheduler.at('other', addMs(systemClock.now(), 20), other)
    await vi.advanceTimersByTimeAsync(100)
    expect(error).toHaveBeenCalledWith(expect.objectContaining({ job: 'broken' }), 'job failed')
    expect(other).toHaveBeenCalledOnce()
  })
})
