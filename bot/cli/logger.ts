import type { Logger } from '../../src/ports.js'
import { printError } from './output.js'

const write = (level: string, fields: object, message: string): void =>
  printError(`${JSON.stringify({ level, ...fields, message })}\n`)

/** A command tells what it has to tell itself; of what is under it only trouble is worth a line. */
export const commandLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields, message) => write('warn', fields, message),
  error: (fields, message) => write('error', fields, message),
}
