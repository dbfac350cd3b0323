import { describe, expect, it } from 'vitest'
import { createTimeLimits } from '../../../../src/engine/health/time-limit.js'
import { addMs } from '../../../../src/domain/time.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { ManualScheduler } from '../../../fakes/manual-scheduler.js'

const hanging = new Promise<object>(() => undefined)

const given = () => {
  const clock = new ManualClock()
  const scheduler = new ManualScheduler(clock)
  return { clock, scheduler, limits: createTimeLimits({ clock, scheduler }) }
}

describe('a time limit', () => {
  it('gives what the work gives, and leaves nothing planned', async () => {
    const { limits, scheduler } = given()
    expect(await limits.within(1000, Promise.resolve({ done: true }))).toEqual({ done: true })
    expect([...scheduler.scheduled()]).toEqual([])
  })

  it('ends the wait for what hangs', async () => {
    const { limits, scheduler, clock } = given()
    const waited = limits.within(1000, hanging)
    await scheduler.advanceTo(addMs(clock.now(), 1000))
    expect(await waited).toBeNull()
  })

  it('ends at once when the service stops, before or after', async () => {
    const { limits } = given()
    const waited = limits.within(1000, hanging)
    limits.stop()
    expect(await waited).toBeNull()
    expect(await limits.within(1000, hanging)).toBeNull()
  })
})
