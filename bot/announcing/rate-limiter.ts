export interface RateWindow {
  readonly ms: number
  readonly most: number
}

/** Per conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const TEAMS_WINDOWS: readonly RateWindow[] = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
  { ms: 3_600_000, most: 1_800 },
]

/** Pure: takes the present as a number of milliseconds that only grows (not the time of day), and waits for nobody. */
export interface RateLimiter {
  /** Milliseconds until a call may be made for this key; 0: now. */
  waitFor(key: string, now: number): number
  record(key: string, now: number): void
  /**
   * The call recorded at `from` has been answered at `to`. Teams counted it somewhere in between, which a slow line can
   * make late: from now on it counts as late as it can have been.
   */
  answered(key: string, from: number, to: number): void
}

const waitInWindow = (times: readonly number[], { ms, most }: RateWindow, now: number): number => {
  const oldest = times.at(-most)
  return times.length < most || oldest === undefined ? 0 : Math.max(0, oldest + ms - now)
}

export const createRateLimiter = (windows: readonly RateWindow[] = TEAMS_WINDOWS): RateLimiter => {
  const history = new Map<string, number[]>()
  const memory = Math.max(...windows.map(({ ms }) => ms))
  return {
    waitFor: (key, now) =>
      Math.max(0, ...windows.map((window) => waitInWindow(history.get(key) ?? [], window, now))),
    record: (key, now) => {
      const recent = (history.get(key) ?? []).filter((time) => time > now - memory)
      history.set(key, [...recent, now])
    },
    answered: (key, from, to) => {
      const times = history.get(key) ?? []
      const at = times.indexOf(from)
      if (at >= 0)
        history.set(
          key,
          times.with(at, to).toSorted((a, b) => a - b),
        )
    },
  }
}
