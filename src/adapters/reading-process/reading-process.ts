import type { DocumentReading } from '../../domain/document.js'
import { type ChildLimits, type ChildProgram, type ReadingChild, startChild } from './child-process.js'
import type { ReadingEnded } from './messages.js'

export type { ChildLimits } from './child-process.js'

export interface ReadingProcessOptions extends ChildLimits, ChildProgram {
  /** The child is ended when it had nothing to do for so long; it is kept where this is missing. */
  readonly idleMs?: number
}

export interface ReadingProcess<Limits, Reading> {
  /** Rejects only when no child can be started, or the process was stopped. */
  read(content: Uint8Array, limits: Limits): Promise<Reading | ReadingEnded>
  stop(): Promise<void>
}

/**
 * Reads documents one after the other in a child process, which is started with the first one, kept for the next, and
 * ended (SIGKILL) where a file takes too long or too much memory: that file is `too_slow` or `too_large`, those behind it
 * are read by a new child.
 */
export const createReadingProcess = <Limits, Reading = DocumentReading>(
  options: ReadingProcessOptions,
): ReadingProcess<Limits, Reading> => {
  let child: ReadingChild<Limits, Reading> | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let stopped = false
  let idle: NodeJS.Timeout | undefined

  const endChild = async (): Promise<void> => {
    const ending = child
    child = null
    await ending?.end()
  }

  const usableChild = async (): Promise<ReadingChild<Limits, Reading>> => {
    clearTimeout(idle)
    if (stopped) throw new Error(`the ${options.name} was stopped`)
    if (child && !child.isUsable(options)) await endChild()
    child ??= startChild(options)
    return child
  }

  const endWhenIdle = (): void => {
    if (options.idleMs === undefined) return
    clearTimeout(idle)
    idle = setTimeout(() => void endChild(), options.idleMs)
    idle.unref()
  }

  const readNext = async (content: Uint8Array, limits: Limits): Promise<Reading | ReadingEnded> => {
    const reader = await usableChild()
    try {
      return await reader.read({ content, limits }, options)
    } finally {
      endWhenIdle()
    }
  }

  return {
    read(content, limits) {
      const reading = queue.then(() => readNext(content, limits))
      queue = reading.catch(() => undefined)
      return reading
    },
    async stop() {
      stopped = true
      clearTimeout(idle)
      await endChild()
    },
  }
}
