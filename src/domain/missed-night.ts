import type { Instant } from './time.js'
import { addMs, DAY_MS } from './time.js'
import type { WallTime } from './zoned-time.js'
import { localDay, localTime } from './zoned-time.js'

/** The local day whose turn at `at` came last. */
const lastTurn = (now: Instant, at: WallTime, zone: string): string =>
  localDay(localTime(now, zone) >= at ? now : addMs(now, -DAY_MS), zone)

/** Whether what is to be done each day at `at` has had its turn since it was done. */
export const isNightMissed = (done: Instant, now: Instant, at: WallTime, zone: string): boolean =>
  lastTurn(done, at, zone) < lastTurn(now, at, zone)
