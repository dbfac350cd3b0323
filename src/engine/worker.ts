import type { Logger } from '../ports.js'

/** Work that is done in passes: one at a time, and one more when it was woken during a pass. */
export interface Worker {
  wake(): void
  /** Resolves when the pass that is under way, or was asked for, has ended. */
  idle(): Promise<void>
  /** No new pass begins; resolves when the present one has ended. */
  stop(): Promise<void>
}

export const createWorker = (name: string, pass: () => Promise<void>, log: Logger): Worker => {
  let woken = false
  let stopped = false
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    while (woken && !stopped) {
      woken = false
      await pass().catch((error: unknown) => log.error({ worker: name, err: error }, 'a pass failed'))
    }
  }
  const wake = (): void => {
    woken = true
    running ??= run().finally(() => {
      running = null
      if (woken && !stopped) wake()
    })
  }
  const idle = async (): Promise<void> => {
    while (running) await running
  }
  return {
    wake,
    idle,
    stop: () => {
      stopped = true
      return idle()
    },
  }
}
