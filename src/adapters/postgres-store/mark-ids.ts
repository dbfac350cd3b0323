import { hash } from 'node:crypto'

/**
 * Marks as the database keeps them: 128 bits of SHA-256 in the form of a UUID. A mark of any length and with any character has
 * its place in an index so, and two never meet.
 */
export const markId = (mark: string): string => hash('sha256', mark, 'hex').slice(0, 32)

/** A list as PostgreSQL reads it from text. */
export const markList = (marks: readonly string[]): string => `{${marks.map(markId).join(',')}}`
