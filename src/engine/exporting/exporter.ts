import { addMs, MINUTE_MS } from '../../domain/time.js'
import type { Worker } from '../worker.js'
import { createWorker } from '../worker.js'
import type { EngineWorld } from '../world.js'
import { exportLeftOut, exportNews } from './export-mails.js'
import { beginAgain } from './requests.js'

const TRY_AGAIN_MS = 5 * MINUTE_MS

export interface Exporter {
  readonly worker: Worker
  /** The next pass also tries what could not be read before. */
  readonly retryLeftOut: () => void
  /** The next passes begin with the oldest mail again. */
  readonly beginAgain: () => void
}

/** Exports critical mail behind the work, a page in each pass so that the service can stop in between. */
export const createExporter = (world: EngineWorld): Exporter => {
  const { clock, scheduler, log } = world
  let retry = true
  let anew = false
  const pass = async (): Promise<void> => {
    if (anew) await beginAgain(world.store)
    anew = false
    if (retry) await exportLeftOut(world)
    retry = false
    if (!(await exportNews(world))) worker.wake()
  }
  const worker: Worker = createWorker('export', pass, {
    log,
    onFailure: () => scheduler.at('export', addMs(clock.now(), TRY_AGAIN_MS), worker.wake),
  })
  return {
    worker,
    retryLeftOut: () => {
      retry = true
      worker.wake()
    },
    beginAgain: () => {
      anew = true
      worker.wake()
    },
  }
}
