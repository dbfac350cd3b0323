import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createScheduler } from '../../../../src/adapters/schedule/index.js'
import { systemClock } from '../../../../src/adapters/system-clock/index.js'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/domain/time.js'
import type { Logger, Scheduler } from '../../../../src/ports.js'
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

describe('a clock that is set, or a machine that slept', () => {
  const zone = 'America/Santiago'
  const ran: string[] = []
  let scheduler: Scheduler

  const job = (label: string) => () => void ran.push(label)

  /** Only the clock goes on; timers have measured nothing. */
  const setClock = (ms: number): void => void vi.setSystemTime(Date.now() + ms)

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(SCHEDULER_START) })
    ran.length = 0
    scheduler = createScheduler(systemClock, quietLog)
  })

  afterEach(() => {
    scheduler.stop()
    vi.useRealTimers()
  })

  it('runs what has become due, soon', async () => {
    scheduler.at('reminder', addMs(systemClock.now(), 2 * DAY_MS), job('reminder'))
    setClock(3 * DAY_MS)
    await vi.advanceTimersByTimeAsync(MINUTE_MS / 2)
    expect(ran).toEqual(['reminder'])
  })

  it('runs what comes every day and was missed, once', async () => {
    scheduler.cron('digest', '30 8 * * *', zone, job('digest'))
    setClock(3 * DAY_MS)
    await vi.advanceTimersByTimeAsync(HOUR_MS)
    expect(ran).toEqual(['digest'])
  })

  it('runs nothing sooner than its time when the clock is set back', async () => {
    scheduler.at('reminder', addMs(systemClock.now(), HOUR_MS), job('reminder'))
    setClock(-DAY_MS)
    await vi.advanceTimersByTimeAsync(DAY_MS)
    expect(ran).toEqual([])
    await vi.advanceTimersByTimeAsync(HOUR_MS + MINUTE_MS)
    expect(ran).toEqual(['reminder'])
  })

  it('tells who wants to know, after what is planned was planned anew', async () => {
    scheduler.onClockSet(job('told'))
    scheduler.at('reminder', addMs(systemClock.now(), HOUR_MS), job('reminder'))
    setClock(DAY_MS)
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    setClock(-DAY_MS)
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(ran.toSorted()).toEqual(['reminder', 'told', 'told'])
  })

  it('tells of it in the log, and of no small correction', async () => {
    const warn = vi.fn<Logger['warn']>()
    scheduler.stop()
    scheduler = createScheduler(systemClock, { ...quietLog, warn })
    setClock(1_000)
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(warn).not.toHaveBeenCalled()
    setClock(HOUR_MS)
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(warn).toHaveBeenCalledExactlyOnceWith({ jumpedMs: HOUR_MS }, expect.stringContaining('was set'))
  })
})
