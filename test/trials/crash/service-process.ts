import { setTimeout as delay } from 'node:timers/promises'
import { DemoClock } from '../../../bot/demo/time/demo-clock.js'
import { DemoScheduler } from '../../../bot/demo/time/demo-scheduler.js'
import { createRateLimiter } from '../../../bot/announcing/rate-limiter.js'
import type { RunningService } from '../../../bot/service/start-service.js'
import { startService } from '../../../bot/service/start-service.js'
import { createLogger } from '../../../src/adapters/logger/index.js'
import { formatFaults, loadConfig } from '../../../src/config.js'
import { countPassages } from './crash-points.js'
import type { FromService, ToService } from './messages.js'
import { watchedPool } from './watched-pool.js'
import { watchCards, watchedFiles, watchedOutside } from './watched-ports.js'

/** The process that is ended: the real service as `bot/main.ts` starts it, but for its clock and the places to end at. */

const say = (message: FromService): void => void process.send?.(message)

/** As the kernel would do it to a process that is out of memory: nothing is flushed, closed or told. */
const endAtOnce = (): void => void process.kill(process.pid, 'SIGKILL')

type Go = Extract<ToService, { type: 'go' }>

interface Life {
  readonly isAlone: boolean
  readonly service: RunningService
  readonly scheduler: DemoScheduler
}

const begin = async ({ environment, now, crash, isAlone }: Go): Promise<Life> => {
  const { config, faults } = loadConfig(environment, () => {
    throw new Error('the trial names no files')
  })
  if (!config) throw new Error(formatFaults(faults))
  const watch = countPassages(crash, endAtOnce)
  watchCards(watch)
  const clock = new DemoClock(now)
  const scheduler = new DemoScheduler(clock)
  const service = await startService(config, {
    clock,
    scheduler,
    log: createLogger(config.logLevel),
    // Its domains are invented, and days pass in a breath with no mail in them.
    checks: { run: async () => [] },
    settings: { mayFallSilent: config.accounts.map(({ id }) => id) },
    files: watchedFiles(watch),
    makePool: watchedPool(watch),
    // A life is short: the live file is to be written in it, and several times.
    journalBytes: 20_000,
    outside: watchedOutside(watch),
    // Teams' rate would make the trial one of patience; the stand-in keeps no count of it.
    limiter: createRateLimiter([]),
  })
  return { service, scheduler, isAlone }
}

const LOOK_EVERY_MS = 20

/** Null while the store is away: the trial strikes at databases, and only the service has to cope with it at once. */
const asked = <T>(answer: Promise<T>): Promise<T | null> => answer.catch(() => null)

/** On a database a service leads a moment after it has started; what comes before that is done by nobody. */
const leading = async ({ engine }: RunningService): Promise<void> => {
  while (!(await asked(engine.figures()))?.leads) await delay(LOOK_EVERY_MS)
}

/** Nothing is under way, and the channel has heard of everything. */
const rested = async ({ service: { engine } }: Pick<Life, 'service'>): Promise<void> => {
  for (;;) {
    await engine.settled()
    if ((await asked(engine.announcements(1)))?.length === 0) return
    await delay(LOOK_EVERY_MS)
  }
}

let life: Promise<Life> | null = null

const obey = async (message: ToService): Promise<void> => {
  if (message.type === 'go') {
    life = begin(message)
    await life
    return say({ type: 'ready' })
  }
  if (life === null) throw new Error('nothing was begun')
  const { service, scheduler, isAlone } = await life
  if (message.type === 'stop') {
    await service.stop()
    process.exit(0)
  }
  if (isAlone) await leading(service)
  if (message.type === 'advance') await scheduler.advanceTo(message.to, () => service.engine.settled())
  await rested({ service })
  say({ type: 'rested', asked: message.asked })
}

process.on('message', (message: ToService) => {
  obey(message).catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
    process.exit(70)
  })
})
process.on('disconnect', () => process.exit(0))
say({ type: 'loaded' })
