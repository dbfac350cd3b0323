/** What the chat side needs of its surroundings; the composition root hands it over. */

export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface BotClock {
  /** UTC, as `Date.prototype.toISOString` prints it. */
  now(): string
}

/** A wait that a stop cuts short. Resolves, never rejects. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export const pause: Pause = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })

/** What is logged of a fault: never a stack with paths in an answer, always its message in the log. */
export const faultText = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))
