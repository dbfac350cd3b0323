import { setTimeout as delay } from 'node:timers/promises'

export interface RateGate {
  /** Resolves when one more may pass. Rejects when the gate is closed first. */
  pass(): Promise<void>
  /** What passed before there was this gate, as its age in milliseconds. */
  remember(ages: readonly number[]): void
  close(): void
}

/** Lets at most `limit` pass in any span of `windowMs`; those who wait pass in the order they came. */
export const createRateGate = (limit: number, windowMs: number): RateGate => {
  const closing = new AbortController()
  const passed: number[] = []
  let tail: Promise<void> = Promise.resolve()

  const waitForRoom = async (): Promise<void> => {
    closing.signal.throwIfAborted()
    const oldest = passed.length < limit ? undefined : passed.splice(0, passed.length - limit + 1).at(-1)
    // Monotonic time: a clock that is set back must not hold the mails up.
    const waitMs = oldest === undefined ? 0 : oldest + windowMs - performance.now()
    if (waitMs > 0) await delay(waitMs, undefined, { signal: closing.signal })
    passed.push(performance.now())
  }

  return {
    pass() {
      const turn = tail.then(waitForRoom)
      tail = turn.catch(() => undefined)
      return turn
    },
    remember: (ages) => {
      const now = performance.now()
      passed.unshift(...ages.map((age) => now - Math.max(0, age)).sort((one, other) => one - other))
    },
    close: () => closing.abort(new Error('the sender is stopping')),
  }
}
