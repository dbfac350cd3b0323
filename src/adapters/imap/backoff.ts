import type { ImapFault } from './imap-fault.js'

const FIRST_MS = 1_000
const LONGEST_MS = 5 * 60_000
/** A refused login is not knocked at every second: directories lock accounts for less. */
const CREDENTIALS_MS = 60_000

/** Doubles from one second to five minutes. The jitter takes off up to half, so that accounts do not come back in step. */
export const backoffMs = (attempt: number, random: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20)) * (1 - random / 2))

/**
 * How long to stay away after a connection ended; `attempt` counts from 0. `mayBeStale`: a
 * token was refused, which may only have been too old: the next one is tried soon.
 */
export const reconnectDelayMs = (
  fault: ImapFault,
  attempt: number,
  random: number,
  mayBeStale = false,
): number => {
  const delay = backoffMs(attempt, random)
  switch (fault.kind) {
    case 'throttled':
      return Math.max(delay, fault.waitMs)
    case 'credentials':
      return mayBeStale ? delay : Math.max(delay, CREDENTIALS_MS)
    case 'folder':
    case 'connection':
      return delay
  }
}
