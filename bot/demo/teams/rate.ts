import { tooManyRequests } from './refusal.js'

interface Window {
  readonly ms: number
  readonly most: number
}

/** Per conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const WINDOWS: readonly Window[] = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
  { ms: 3_600_000, most: 1_800 },
]

export interface RateGuard {
  enforce(on: boolean): void
  /** @throws ConnectorRefusal 429 with the seconds to wait. */
  count(conversationId: string): void
}

/** `nowMs` need not be the time of day; it only has to grow. */
export const createRateGuard = (nowMs: () => number): RateGuard => {
  const calls = new Map<string, number[]>()
  let enforced = false

  const waitFor = (times: readonly number[], window: Window, now: number): number => {
    const recent = times.filter((time) => time > now - window.ms)
    const oldest = recent[recent.length - window.most]
    return oldest === undefined ? 0 : oldest + window.ms - now
  }

  return {
    enforce: (on) => {
      enforced = on
    },
    count: (conversationId) => {
      const now = nowMs()
      const times = calls.get(conversationId) ?? []
      const waitMs = Math.max(...WINDOWS.map((window) => waitFor(times, window, now)))
      if (enforced && waitMs > 0) throw tooManyRequests(Math.ceil(waitMs / 1_000))
      calls.set(conversationId, [...times.filter((time) => time > now - 3_600_000), now])
    },
  }
}
