import type { Clock, Logger } from '../../src/ports.js'

export const systemClock: Clock = { now: () => new Date().toISOString() }

const nothing = (): void => undefined

export const quietLog: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
