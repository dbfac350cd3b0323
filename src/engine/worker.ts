import type { Logger } from '../ports.js'

/** Work that is done in passes: one at a time, and one more when it was woken during a pass. */
export interface Worker {
  readonly wake: () => void
  /** Resolves when the pass that is under way, or was asked for, has ended. */
  readonly idle: () => Promise<void>
  /** No new pass begins; resolves when the present one has ended. */
  readonly stop: () => Promise<void>
}

export interface WorkerParts {
  readonly log: Logger
  /** What a pass could not do is not lost: here its next one is planned. */
  readonly onFailure?: () => void
}

export const createWorker = (name: string, pass: () => Promise<void>, parts: WorkerParts): Worker => {
  const state = { woken: false, stopped: false }
  let running: Promise<void> | null = null

  const failed = (error: unknown): void => {
    parts.log.error({ worker: name, err: error }, 'a pass failed')
    if (!state.stopped) parts.onFailure?.()
  }
  const run = async (): Promise<void> => {
    while (state.woken && !state.stopped) {
      state.woken = false
      await pass().catch(failed)
    }
    running = null
  }
  const idle = async (): Promise<void> => {
    await running
    if (running) await idle()
  }
  return {
    wake: () => {
      if (state.stopped) return
      state.woken = true
      running ??= run()
    },
    idle,
    stop: () => {
      state.stopped = true
      return idle()
    },
  }
}
