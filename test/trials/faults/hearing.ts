import type { Logger } from '../../../src/ports.js'

/** Hears what the service logs, from `warn` on. */
export interface Hearing {
  readonly log: Logger
  lines(): readonly string[]
  forget(): void
}

const shown = (_name: string, value: unknown): unknown => (value instanceof Error ? String(value) : value)

export const createHearing = (): Hearing => {
  let lines: string[] = []
  const hear = (fields: object, message: string): void => {
    lines.push(`${message} ${JSON.stringify(fields, shown)}`)
  }
  const nothing = (): void => undefined
  return {
    log: { debug: nothing, info: nothing, warn: hear, error: hear },
    lines: () => lines,
    forget: () => {
      lines = []
    },
  }
}
