import { readFileSync } from 'node:fs'
import type { RunningService } from '../../../bot/service/start-service.js'
import { formatFaults, loadConfig } from '../../../src/config.js'
import type { Config } from '../../../src/config.js'
import { quietLog } from '../../fakes/quiet.js'
import { databaseSizes } from './database-sizes.js'
import { countLive, readKept } from './kept.js'
import type { Answer, Order } from './orders.js'
import { startPassingTime } from './passing-time.js'
import type { Counts } from './sample.js'
import { cpuMs, lookAtProcess, storeSizes } from './sample.js'

/** The real service in a process of its own, whose time passes as the trial orders. `service.ts INSTANT`, with an IPC channel. */

const LIMIT_MS = 120_000
const LOOK_AGAIN_MS = 3

const realWait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

let running: RunningService | null = null

const service = (): RunningService => {
  if (!running) throw new Error('the service is not running')
  return running
}

/** Everything announced is told. */
const told = async (): Promise<void> => {
  const since = Date.now()
  while ((await service().engine.announcements(1)).length > 0) {
    if (Date.now() - since > LIMIT_MS) throw new Error('what is announced is not told')
    await realWait(LOOK_AGAIN_MS)
  }
}

const settle = async (): Promise<void> => {
  await service().engine.settled()
  await told()
}

/** A connection that was cut a moment ago is made anew for the next sweep. */
const sweep = async (): Promise<void> => {
  const since = Date.now()
  while ((await service().engine.sweepNow()).away.length > 0) {
    if (Date.now() - since > LIMIT_MS) throw new Error('the mailbox cannot be read')
    await realWait(LOOK_AGAIN_MS)
  }
}

const quiet = async (): Promise<void> => {
  await settle()
  await sweep()
  await settle()
}

const [, , start = ''] = process.argv
const { clock, scheduler, pause } = startPassingTime(start, settle)

const readConfig = (): Config => {
  const { config, faults } = loadConfig(process.env, (path) => readFileSync(path))
  if (!config) throw new Error(formatFaults(faults))
  return config
}

const config = readConfig()

const sizes = async (): Promise<Counts> => ({
  ...(await storeSizes(config.dataDir)),
  ...(config.storeUrl !== null && (await databaseSizes(config.storeUrl))),
})

const carryOut = async (order: Order): Promise<Extract<Answer, { ok: true }>['given']> => {
  switch (order.name) {
    case 'until':
      await scheduler.advanceTo(order.at)
      return null
    case 'quiet':
      await quiet()
      return null
    case 'measure': {
      const live = await countLive(service().store)
      const store = await sizes()
      return { at: clock.now(), cpuMs: cpuMs(), ...(await lookAtProcess()), store, live }
    }
    case 'kept':
      return readKept(order.locators, service().store, service().engine)
    case 'stop':
      await service().stop()
      return null
  }
}

const answer = (given: Answer): void => void process.send?.(given)

const faultText = (fault: unknown): string =>
  fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)

const obey = async (order: Order): Promise<void> => {
  try {
    answer({ id: order.id, ok: true, given: await carryOut(order) })
  } catch (fault) {
    answer({ id: order.id, ok: false, fault: faultText(fault) })
  }
}

// Only now, when time is as it is to be.
const { startService } = await import('../../../bot/service/start-service.js')
running = await startService(config, {
  clock,
  scheduler,
  pause,
  log: quietLog,
  // Its domains are invented, and nobody answers for them.
  checks: { run: async () => [] },
})
process.on('message', (order: Order) => void obey(order))
process.on('disconnect', () => process.exit(1))
answer({ id: 0, ok: true, given: null })
