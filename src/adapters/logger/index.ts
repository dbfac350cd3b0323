import { pino } from 'pino'
import type { DestinationStream, LoggerOptions } from 'pino'
import type { Logger } from '../../ports.js'
import { withoutSecrets } from './secrets.js'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'

/**
 * One JSON line per entry, with the level by name and the time as an ISO instant. Values of fields whose name
 * speaks of a secret are hidden, however deep they lie; errors are written with their stack and cause.
 */
export const createLogger = (level: LogLevel = 'info', destination?: DestinationStream): Logger => {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label) => ({ level: label }),
      log: withoutSecrets,
    },
    // pino's own would take the fields of an error as they are.
    serializers: { err: (error: unknown) => error },
  }
  return destination ? pino(options, destination) : pino(options)
}
