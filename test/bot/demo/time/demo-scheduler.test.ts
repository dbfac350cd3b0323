import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DemoClock } from '../../../../bot/demo/time/demo-clock.js'
import { DemoScheduler } from '../../../../bot/demo/time/demo-scheduler.js'

const START = '2026-03-02T13:00:00.000Z'

let clock: DemoClock
let scheduler: DemoScheduler
let ran: string[]

const settle = (): Promise<void> => Promise.resolve()
const note = (name: string) => (): void => {
  ran.push(`${name} ${clock.now().slice(5, 16)}`)
}

beforeEach(() => {
  vi.useFakeTimers()
  clock = new DemoClock(START)
  scheduler = new DemoScheduler(clock)
  ran = []
})

afterEach(() => {
  scheduler.stop()
  vi.useRealTimers()
})

describe('time that is put forward', () => {
  it('runs what is due in its order, each at its own instant', async () => {
    scheduler.at('late', '2026-03-04T12:00:00.000Z', note('late'))
    scheduler.at('early', '2026-03-03T12:00:00.000Z', note('early'))
    await scheduler.advanceTo('2026-03-05T00:00:00.000Z', settle)
    expect(ran).toEqual(['early 03-03T12:00', 'late 03-04T12:00'])
    expect(clock.now()).toBe('2026-03-05T00:00:00.000Z')
  })

  it('runs what a job schedules on the way', async () => {
    scheduler.at('first', '2026-03-03T12:00:00.000Z', () => {
      scheduler.at('second', '2026-03-03T15:00:00.000Z', note('second'))
    })
    await scheduler.advanceTo('2026-03-04T00:00:00.000Z', settle)
    expect(ran).toEqual(['second 03-03T15:00'])
  })

  it('waits for the work of one job before it goes on', async () => {
    scheduler.at('first', '2026-03-03T12:00:00.000Z', note('first'))
    scheduler.at('second', '2026-03-04T12:00:00.000Z', note('second'))
    await scheduler.advanceTo('2026-03-05T00:00:00.000Z', async () => {
      ran.push('settled')
    })
    expect(ran.slice(0, 3)).toEqual(['first 03-03T12:00', 'settled', 'second 03-04T12:00'])
  })

  it('runs a cron job each time that it comes by', async () => {
    scheduler.cron('digest', '30 8 * * 1-5', 'America/Santiago', note('digest'))
    await scheduler.advanceTo('2026-03-05T00:00:00.000Z', settle)
    expect(ran).toEqual(['digest 03-03T11:30', 'digest 03-04T11:30'])
  })

  it('leaves alone what comes later', async () => {
    scheduler.at('later', '2026-03-09T12:00:00.000Z', note('later'))
    await scheduler.advanceTo('2026-03-05T00:00:00.000Z', settle)
    expect(ran).toEqual([])
    expect(scheduler.nextAt()).toBe('2026-03-09T12:00:00.000Z')
  })

  it('gives up on a job that lets no time pass', async () => {
    const again = (): void => scheduler.at('again', '2026-03-03T12:00:00.000Z', again)
    again()
    await expect(scheduler.advanceTo('2026-03-04T00:00:00.000Z', settle)).rejects.toThrow('again')
  })
})

describe('time that passes by itself', () => {
  it('runs a job when its instant comes', () => {
    scheduler.at('soon', '2026-03-02T13:00:05.000Z', note('soon'))
    vi.advanceTimersByTime(4_999)
    expect(ran).toEqual([])
    vi.advanceTimersByTime(1)
    expect(ran).toEqual(['soon 03-02T13:00'])
  })

  it('runs what is past at once, but not before its caller is done', () => {
    scheduler.at('past', '2026-03-01T00:00:00.000Z', note('past'))
    expect(ran).toEqual([])
    vi.advanceTimersByTime(0)
    expect(ran).toHaveLength(1)
  })

  it('runs what lies weeks ahead', () => {
    scheduler.at('far', '2026-04-02T13:00:00.000Z', note('far'))
    vi.advanceTimersByTime(31 * 86_400_000)
    expect(ran).toEqual(['far 04-02T13:00'])
  })

  it('replaces a job of the same name', () => {
    scheduler.at('one', '2026-03-02T13:00:05.000Z', note('before'))
    scheduler.at('one', '2026-03-02T13:00:06.000Z', note('after'))
    vi.advanceTimersByTime(10_000)
    expect(ran).toEqual(['after 03-02T13:00'])
  })

  it('forgets what is cancelled, and everything when it stops', () => {
    scheduler.at('one', '2026-03-02T13:00:05.000Z', note('one'))
    scheduler.at('two', '2026-03-02T13:00:05.000Z', note('two'))
    scheduler.cancel('one')
    scheduler.stop()
    vi.advanceTimersByTime(10_000)
    expect(ran).toEqual([])
  })
})

describe('the clock', () => {
  it('goes as fast as a real one', () => {
    vi.advanceTimersByTime(90_000)
    expect(clock.now()).toBe('2026-03-02T13:01:30.000Z')
  })

  it('never goes back', () => {
    clock.forwardTo('2026-03-01T00:00:00.000Z')
    expect(clock.now()).toBe(START)
  })
})
