import { z } from 'zod'
import type { Page, PageRequest } from '../../ports.js'

/** How far a log has been gone through: where a page begins, and the last line of it that is done. */
const positionShape = z.object({ cursor: z.string().nullable(), last: z.string().nullable() })

export type LogPosition = z.infer<typeof positionShape>

const faultShape = z.object({ since: z.string(), error: z.string() })

/** What was passed over because it could not be read, not because the disk did not take it. */
const leftShape = z.object({ source: z.enum(['mail', 'order']), id: z.string(), error: z.string() })

export type LeftOut = z.infer<typeof leftShape>

const noteShape = z.object({
  mails: positionShape,
  audit: positionShape,
  /** Null while the disk takes what is kept. */
  fault: faultShape.nullable(),
  left: z.array(leftShape),
})

export type ExportNote = z.infer<typeof noteShape>

export const EXPORT_NOTE = 'export:last'

const BEGINNING: LogPosition = { cursor: null, last: null }

/** Before anything was exported it begins with the oldest that is there. */
export const readExportNote = (value: unknown): ExportNote =>
  value === null ? { mails: BEGINNING, audit: BEGINNING, fault: null, left: [] } : noteShape.parse(value)

/** One page of what is new in a log. */
export interface Fresh<T> {
  readonly items: readonly T[]
  /** How far it has been gone through once these are done. */
  readonly position: LogPosition
  readonly isLast: boolean
}

const LINES = 50

/**
 * What stands in a log behind a position; costs a page, however long the log is. `keyOf` tells lines apart well enough: where
 * one stands twice, or has gone with its month, some lines come again.
 */
export const freshLines = async <T>(
  { cursor, last }: LogPosition,
  read: (page: PageRequest) => Promise<Page<T>>,
  keyOf: (line: T) => string,
): Promise<Fresh<T>> => {
  const { items, next } = await read({ limit: LINES, after: cursor })
  const done = last === null ? 0 : items.findIndex((line) => keyOf(line) === last) + 1
  const end = items.at(-1)
  const position =
    next === null ? { cursor, last: end === undefined ? last : keyOf(end) } : { cursor: next, last: null }
  return { items: items.slice(done), position, isLast: next === null }
}
