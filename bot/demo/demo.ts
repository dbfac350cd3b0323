import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chileHolidays } from '../../src/adapters/chile-holidays/index.js'
import type { Config } from '../../src/config.js'
import type { OfficeCalendar } from '../../src/domain/business-days.js'
import type { Instant } from '../../src/domain/time.js'
import type { RunningEngine } from '../../src/engine/create-engine.js'
import { startService } from '../service/start-service.js'
import { demoConfig } from './demo-config.js'
import { freePort } from './free-port.js'
import { openMailroom } from './mail/mailroom.js'
import type { Mailroom } from './mail/mailroom.js'
import { DEMO_PEOPLE } from './people.js'
import { quietLog } from '../service/quiet-log.js'
import { seedClients } from './seed-clients.js'
import { createStory } from './story/story.js'
import type { Story } from './story/story.js'
import { startTeamsStandIn } from './teams/stand-in.js'
import type { TeamsStandIn } from './teams/stand-in.js'
import { DemoClock } from './time/demo-clock.js'
import { DemoScheduler } from './time/demo-scheduler.js'

/** A Monday at ten o'clock in Santiago. */
const FIRST_MOMENT = '2026-03-02T13:00:00.000Z'

/** How long the notifier is waited for, in rounds: what it cannot tell must not hold up the time. */
const MOST_ROUNDS = 200
const ROUND_MS = 25

const ACCOUNT = { user: 'controloc@oficina.example', password: 'demo' }

/** The real service between a stand-in for Teams and mail servers of its own, all in this process. */
export interface Demo {
  readonly clock: DemoClock
  readonly office: OfficeCalendar
  readonly teams: TeamsStandIn
  readonly mailroom: Mailroom
  readonly engine: RunningEngine
  readonly story: Story
  /** Puts the clock forward; what is due on the way is done in its order. Resolves when all is quiet again. */
  advanceTo(instant: Instant): Promise<void>
  /** Calls back when the clock was put forward. */
  onTime(listener: () => void): () => void
  stop(): Promise<void>
}

const officeOf = ({ office }: Config): OfficeCalendar => ({
  zone: office.zone,
  opensAt: office.opensAt,
  closesAt: office.closesAt,
  isHoliday: chileHolidays({ extra: office.extraHolidays, not: office.notHolidays }),
})

/** Everything read, decided, sent and told. */
const settledOf = (engine: RunningEngine) => async (): Promise<void> => {
  await engine.settled()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if ((await engine.announcements(1)).length === 0) return
    await setTimeout(ROUND_MS)
  }
}

/** Puts the clock forward, and tells who wants to know. */
const createTimeTelling = (
  scheduler: DemoScheduler,
  settled: () => Promise<void>,
): Pick<Demo, 'advanceTo' | 'onTime'> => {
  const listeners = new Set<() => void>()
  const settle = async (): Promise<void> => {
    await settled()
    listeners.forEach((listener) => listener())
  }
  return {
    advanceTo: (instant) => scheduler.advanceTo(instant, settle),
    onTime: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What is to be undone, last thing first: also when the start fails halfway, or nothing would end the process. */
const createClosing = () => {
  const closers: (() => Promise<void>)[] = []
  return {
    later: (close: () => Promise<void>): void => {
      closers.unshift(close)
    },
    now: async (): Promise<void> => {
      for (const close of closers.splice(0)) await close()
    },
  }
}

type Closing = ReturnType<typeof createClosing>

const openDataDir = async (closing: Closing): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'control-oc-demo-'))
  closing.later(() => rm(dataDir, { recursive: true, force: true }))
  return dataDir
}

const startAll = async (closing: Closing): Promise<Demo> => {
  const clock = new DemoClock(FIRST_MOMENT)
  const scheduler = new DemoScheduler(clock)
  const now = (): Instant => clock.now()
  const dataDir = await openDataDir(closing)
  const mailroom = await openMailroom(ACCOUNT, now)
  closing.later(() => mailroom.stop())
  const teams = await startTeamsStandIn({ now, members: DEMO_PEOPLE.map(({ user }) => user) })
  closing.later(() => teams.stop())
  await seedClients(dataDir, clock, quietLog)
  const { imapPort, smtpPort } = mailroom
  const config = demoConfig({ account: ACCOUNT, imapPort, smtpPort, botPort: await freePort(), dataDir })
  const service = await startService(config, {
    clock,
    scheduler,
    log: quietLog,
    // Its domains are invented and nobody answers for them; weeks pass in a breath, and no mail with them.
    checks: { run: async () => [] },
    settings: { mayFallSilent: config.accounts.map(({ id }) => id) },
  })
  closing.later(() => service.stop())
  teams.connectBot(`http://127.0.0.1:${service.port}/api/messages`)
  await teams.install()
  const time = createTimeTelling(scheduler, settledOf(service.engine))
  return {
    clock,
    office: officeOf(config),
    teams,
    mailroom,
    engine: service.engine,
    story: createStory({ mailroom, engine: service.engine, now }),
    ...time,
    stop: () => closing.now(),
  }
}

/** Starts everything on free ports and a data folder that goes away with it. @throws with nothing left running. */
export const startDemo = async (): Promise<Demo> => {
  const closing = createClosing()
  try {
    return await startAll(closing)
  } catch (error) {
    await closing.now()
    throw error
  }
}
