import type { Instant, IsoDate } from '../../domain/time.js'

const SHA256 = /^[0-9a-f]{64}$/u

export const isFileId = (id: string): boolean => SHA256.test(id)

/** `ab/cdef…`: where what is kept for good lies. All other names of a file begin so. */
export const contentName = (id: string): string => `${id.slice(0, 2)}/${id.slice(2)}`

/** `ab/cdef….2026-06-01`: the same content, kept until that day is over. */
export const temporaryName = (id: string, day: IsoDate): string => `${contentName(id)}.${day}`

const TEMPORARY = /\.\d{4}-\d{2}-\d{2}$/u

export const isTemporary = (name: string): boolean => TEMPORARY.test(name)

/** What a content was called stands next to it. */
export const labelOf = (name: string): string => `${name}.json`

export const dayOf = (instant: Instant): IsoDate => instant.slice(0, 'YYYY-MM-DD'.length)

/** What is kept until a day is noted there, so that nobody has to look at all files; in the order of the days. */
export const NOTES = 'until/'

const NOTE = /^until\/(?<day>\d{4}-\d{2}-\d{2})\/(?<id>[0-9a-f]{64})$/u

export const noteName = (day: IsoDate, id: string): string => `${NOTES}${day}/${id}`

export interface Note {
  readonly day: IsoDate
  readonly id: string
}

/** Null for what is no note. */
export const readNote = (name: string): Note | null => {
  const { day, id } = NOTE.exec(name)?.groups ?? {}
  return day !== undefined && id !== undefined ? { day, id } : null
}
