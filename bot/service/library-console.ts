import { format } from 'node:util'
import type { Logger } from '../../src/ports.js'

type Printing = Pick<Console, 'log' | 'info' | 'warn' | 'error'>

/** Enough to know what it was about. */
const LONGEST = 500

/**
 * Some libraries print what they meet, over many lines: botframework-connector does so for each token that is no good, which
 * anybody can send. The service's log is one JSON line each, so it goes there, for who looks closely.
 */
export const logWhatLibrariesPrint = (log: Pick<Logger, 'debug'>, console: Printing): void => {
  const print = (...printed: unknown[]): void =>
    log.debug({ printed: format(...printed).slice(0, LONGEST) }, 'A library printed something')
  for (const method of ['log', 'info', 'warn', 'error'] as const) console[method] = print
}
