import { addMs } from '../../domain/time.js'
import type { EngineWorld } from '../world.js'

/** Waits that end: work that hangs holds up neither what comes after it nor the end of the service. */
export interface TimeLimits {
  /** What the work gives; null when that takes longer, or when the service stops. The work itself goes on. */
  within<T extends object>(ms: number, work: Promise<T>): Promise<T | null>
  stop(): void
}

export const createTimeLimits = ({
  clock,
  scheduler,
}: Pick<EngineWorld, 'clock' | 'scheduler'>): TimeLimits => {
  const ends = new Set<() => void>()
  let count = 0
  let stopped = false

  const limit = (name: string, ms: number): { readonly late: Promise<null>; readonly end: () => void } => {
    let end: () => void = () => undefined
    const late = new Promise<null>((resolve) => {
      end = () => resolve(null)
    })
    ends.add(end)
    scheduler.at(name, addMs(clock.now(), ms), end)
    return { late, end }
  }

  return {
    within: async (ms, work) => {
      const name = `limit-${count++}`
      const { late, end } = limit(name, ms)
      if (stopped) end()
      try {
        return await Promise.race([work, late])
      } finally {
        ends.delete(end)
        scheduler.cancel(name)
      }
    },
    stop: () => {
      stopped = true
      ends.forEach((end) => end())
    },
  }
}
