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
import { quietLog } from './quiet-log.js'
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

/** Starts everything on free ports and a data folder that goes away with it. */
export const startDemo = async (): Promise<Demo> => {
  const clock = new DemoClock(FIRST_MOMENT)
  const scheduler = new DemoScheduler(clock)
  const now = (): Instant => clock.now()
  const dataDir = await mkdtemp(join(tmpdir(), 'control-oc-demo-'))
  const mailroom = await openMailroom(ACCOUNT, now)
  const teams = await startTeamsStandIn({ now })
  await seedClients(dataDir, clock, quietLog)
  const { imapPort, smtpPort } = mailroom
  const config = demoConfig({ account: ACCOUNT, imapPort, smtpPort, botPort: await freePort(), dataDir })
  const service = await startService(config, { clock, scheduler, log: quietLog })
  teams.connectBot(`http://127.0.0.1:${config.port}/api/messages`)
  await teams.install()

  const settled = settledOf(service.engine)
  const timeListeners = new Set<() => void>()

  return {
    clock,
    office: officeOf(config),
    teams,
    mailroom,
    engine: service.engine,
    story: createStory({ mailroom, engine: service.engine, now }),
    advanceTo: async (instant) => {
      await scheduler.advanceTo(instant, async () => {
        await settled()
        timeListeners.forEach((listener) => listener())
      })
    },
    onTime: (listener) => {
      timeListeners.add(listener)
      return () => timeListeners.delete(listener)
    },
    stop: async () => {
      await service.stop()
      scheduler.stop()
      await Promise.all([teams.stop(), mailroom.stop()])
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
