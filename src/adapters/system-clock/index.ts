import { toInstant } from '../../domain/time.js'
import type { Clock } from '../../ports.js'

/** The machine's own clock. */
export const systemClock: Clock = { now: () => toInstant(Date.now()) }
