import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time.js'
import type { Instant } from '../../src/domain/time.js'
import type { Clock, Scheduler } from '../../src/ports.js'

export interface SchedulerUnderTest {
  readonly scheduler: Scheduler
  readonly clock: Clock
  /** Lets the time go on, and what is due run. */
  pass(ms: number): Promise<void>
  dispose(): void
}

const ZONE = 'America/Santiago'

/** What every Scheduler does. It begins on a Friday, 2026-03-27T12:00:00Z: 09:00 in Santiago. */
export const schedulerContract = (name: string, open: () => SchedulerUnderTest): void => {
  describe(`${name} keeps the scheduler's contract`, () => {
    let given: SchedulerUnderTest
    let ran: [name: string, at: Instant][] = []
    const job = (label: string) => () => void ran.push([label, given.clock.now()])
    const inMs = (ms: number): Instant => addMs(given.clock.now(), ms)

    beforeEach(() => {
      given = open()
      ran = []
    })

    afterEach(() => given.dispose())

    it('runs a job once, at its time', async () => {
      const due = inMs(HOUR_MS)
      given.scheduler.at('tick', due, job('tick'))
      await given.pass(HOUR_MS - MINUTE_MS)
      expect(ran).toEqual([])
      await given.pass(DAY_MS)
      expect(ran).toEqual([['tick', due]])
    })

    it('runs jobs in the order of their times', async () => {
      given.scheduler.at('late', inMs(2 * HOUR_MS), job('late'))
      given.scheduler.at('early', inMs(HOUR_MS), job('early'))
      await given.pass(DAY_MS)
      expect(ran.map(([label]) => label)).toEqual(['early', 'late'])
    })

    it('runs at once what is past', async () => {
      given.scheduler.at('tick', inMs(-DAY_MS), job('tick'))
      expect(ran).toEqual([])
      await given.pass(0)
      expect(ran).toEqual([['tick', given.clock.now()]])
    })

    it('lets a second job of a name take the place of the first', async () => {
      given.scheduler.at('tick', inMs(-1), job('past'))
      given.scheduler.at('tick', inMs(2 * HOUR_MS), job('first'))
      given.scheduler.at('tick', inMs(HOUR_MS), job('second'))
      await given.pass(DAY_MS)
      expect(ran.map(([label]) => label)).toEqual(['second'])
    })

    it('lets a job plan itself anew', async () => {
      given.scheduler.at('tick', inMs(HOUR_MS), () => {
        job('first')()
        given.scheduler.at('tick', inMs(HOUR_MS), job('second'))
      })
      await given.pass(3 * HOUR_MS)
      expect(ran.map(([label]) => label)).toEqual(['first', 'second'])
    })

    it('forgets what is cancelled, and does not mind what is unknown', async () => {
      given.scheduler.at('tick', inMs(HOUR_MS), job('tick'))
      given.scheduler.cancel('tick')
      given.scheduler.cancel('never planned')
      await given.pass(DAY_MS)
      expect(ran).toEqual([])
    })

    it('waits longer than a timer can', async () => {
      const due = inMs(60 * DAY_MS)
      given.scheduler.at('expiry', due, job('expiry'))
      await given.pass(59 * DAY_MS)
      expect(ran).toEqual([])
      await given.pass(2 * DAY_MS)
      expect(ran).toEqual([['expiry', due]])
    })

    it("runs a cron rule in the office's zone, also over the change of its clock", async () => {
      given.scheduler.cron('digest', '0 9 * * 1-5', ZONE, job('digest'))
      await given.pass(12 * DAY_MS)
      expect(ran.map(([, at]) => at)).toEqual([
        '2026-03-30T12:00:00.000Z',
        '2026-03-31T12:00:00.000Z',
        '2026-04-01T12:00:00.000Z',
        '2026-04-02T12:00:00.000Z',
        '2026-04-03T12:00:00.000Z',
        '2026-04-06T13:00:00.000Z',
        '2026-04-07T13:00:00.000Z',
      ])
    })

    it('runs a cron rule with steps', async () => {
      given.scheduler.cron('sweep', '*/20 * * * *', ZONE, job('sweep'))
      await given.pass(HOUR_MS)
      expect(ran.map(([, at]) => at.slice(11, 16))).toEqual(['12:20', '12:40', '13:00'])
    })

    it('refuses what is no cron rule', () => {
      expect(() => given.scheduler.cron('digest', 'at nine', ZONE, job('digest'))).toThrow('cron rule')
    })

    it('runs nothing after it was stopped', async () => {
      given.scheduler.at('past', inMs(-1), job('past'))
      given.scheduler.at('tick', inMs(HOUR_MS), job('tick'))
      given.scheduler.cron('digest', '* * * * *', ZONE, job('digest'))
      given.scheduler.stop()
      await given.pass(DAY_MS)
      expect(ran).toEqual([])
    })
  })
}

/** When the contract begins. */
export const SCHEDULER_START: Instant = '2026-03-27T12:00:00.000Z'
