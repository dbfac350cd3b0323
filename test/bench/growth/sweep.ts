import { cp, rm } from 'node:fs/promises'
import { openLowdbStore } from '../../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { advanceDue } from '../../../src/engine/run-reminders.js'
import type { Store } from '../../../src/ports.js'
import { FakeMetrics } from '../../fakes/metrics.js'
import { quietLog } from '../../fakes/quiet.js'
import { SETTINGS } from '../../story/settings.js'
import { putPending } from '../world/data-folder.js'

/** What is due at one sweep. */
const DUE = 20

/** Looks for what is due and does it, in this process. The service does so by itself, when something is due. */
export interface Sweeping {
  /** Milliseconds of a sweep that finds so many requests due. */
  sweep(): Promise<number>
  stop(): Promise<void>
}

const sweepOnce = async (store: Store, from: number): Promise<number> => {
  await putPending(store, { from, to: from + DUE }, systemClock.now())
  const began = performance.now()
  const moved = await advanceDue('everything', {
    store,
    clock: systemClock,
    settings: SETTINGS,
    metrics: new FakeMetrics(),
  })
  if (moved !== DUE) throw new Error(`a sweep moved ${moved} of ${DUE}`)
  return performance.now() - began
}

/** On a copy of the folder: the folder itself has its service. */
export const openSweeping = async (folder: string): Promise<Sweeping> => {
  const dataDir = `${folder} swept`
  await cp(folder, dataDir, { recursive: true })
  const store = await openLowdbStore({ dataDir, clock: systemClock, log: quietLog })
  let next = 0
  return {
    sweep: () => {
      next += DUE
      return sweepOnce(store, next)
    },
    stop: async () => {
      await store.close()
      await rm(dataDir, { recursive: true })
    },
  }
}
