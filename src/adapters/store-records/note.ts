import type { Instant } from '../../domain/time.js'

/** A small value, mostly of the chat side. `at` is when it was put: what nobody touches moves to the archive. */
export interface Note {
  readonly key: string
  readonly value: unknown
  readonly at: Instant
}
