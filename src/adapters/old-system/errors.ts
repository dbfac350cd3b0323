import type { OldFileFault } from '../../ports.js'

/** The file cannot be read; nothing was changed. */
export class OldFileUnreadable extends Error {
  readonly code: OldFileFault

  constructor(code: OldFileFault, cause?: unknown) {
    super(`the old system's file cannot be read: ${code}`, { cause })
    this.name = 'OldFileUnreadable'
    this.code = code
  }
}
