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
/** More than one sweep leaves behind. */
const ALL = 1_000

/** Looks for what is due and does it, in this process. The service does so by itself, when something is due. */
export interface Sweeping {
  /** Milliseconds of a sweep that finds so many requests due, always the same ones. */
  sweep(): Promise<number>
  stop(): Promise<void>
}

/** As if all of it had left and been told: else each sweep would find more than the one before. */
const clearUp = async (store: Store): Promise<void> => {
  const mails = await store.outboxMails('queued', systemClock.now(), ALL)
  const outbox = mails.map(({ id }) => id)
  await store.transact({ outbox }, (tx) => outbox.forEach((id) => tx.removeOutboxMail(id)))
  await store.removeAnnouncements((await store.announcements(ALL)).map(({ id }) => id))
}

const sweepOnce = async (store: Store): Promise<number> => {
  await putPending(store, { from: 0, to: DUE }, systemClock.now())
  const began = performance.now()
  const moved = await advanceDue('everything', {
    store,
    clock: systemClock,
    settings: SETTINGS,
    metrics: new FakeMetrics(),
  })
  const ms = performance.now() - began
  if (moved !== DUE) throw new Error(`a sweep moved ${moved} of ${DUE}`)
  await clearUp(store)
  return ms
}

/** On a folder of its own: the one of the service is locked. */
export const openSweeping = async (dataDir: string): Promise<Sweeping> => {
  const store = await openLowdbStore({ dataDir, clock: systemClock, log: quietLog })
  return {
    sweep: () => sweepOnce(store),
    stop: () => store.close(),
  }
}
