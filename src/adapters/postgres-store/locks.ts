import { crc32 } from 'node:zlib'
import type { Duty, Scope } from '../../ports.js'

/** Advisory locks are numbers that everybody agrees on (PostgreSQL manual, 13.3.5): the first says what kind. */
const RECORDS = 0x0c_00
const WHOLE = 0x0c_01
const DUTIES = 0x0c_02

/** Locks of the whole store. */
export const WHOLE_LOCKS = { migration: 1, clients: 2, commit: 3, presence: 4, arrival: 5 } as const

export const wholeLock = (which: keyof typeof WHOLE_LOCKS): string => `${WHOLE}, ${WHOLE_LOCKS[which]}`

/** Their classes; the number in each says what one who is here has. */
export const ACCORD_LOCKS = { sender: 0x0c_10, mailboxes: 0x0c_11, app: 0x0c_12, documents: 0x0c_13 } as const

/** With the number of the duty as the one value of the statement. */
export const DUTY_LOCK = `${DUTIES}, $1`

/** The server's numbers have a sign. */
export const numberOfDuty = (duty: Duty): number => crc32(duty) | 0

export const recordLock = (stripe: string): string => `${RECORDS}, ${stripe}`

/**
 * Records share so many locks: a transaction never asks for more, however many records it names, and the server's table of
 * locks is never full. Two records of one lock merely wait for each other without need.
 */
const STRIPES = 1024

export type RecordKind = 'reservation' | 'outbox' | 'review' | 'note'

export type RecordIds = Readonly<Record<RecordKind, readonly string[]>>

export const idsOf = ({ reservations = [], outbox = [], reviews = [], notes = [] }: Scope): RecordIds => ({
  reservation: reservations,
  outbox,
  review: reviews,
  note: notes,
})

const KINDS: readonly RecordKind[] = ['reservation', 'outbox', 'review', 'note']

/** The locks of records, there or not, in the one order in which everybody takes them: so nobody waits in a circle. */
export const stripesOf = (ids: RecordIds): number[] => {
  const stripes = KINDS.flatMap((kind) => ids[kind].map((id) => crc32(`${kind}:${id}`) % STRIPES))
  return [...new Set(stripes)].sort((a, b) => a - b)
}

export const joined = (some: RecordIds, others: RecordIds): RecordIds => ({
  reservation: [...some.reservation, ...others.reservation],
  outbox: [...some.outbox, ...others.outbox],
  review: [...some.review, ...others.review],
  note: [...some.note, ...others.note],
})

export const NO_IDS: RecordIds = { reservation: [], outbox: [], review: [], note: [] }

export const isNone = (ids: RecordIds): boolean => KINDS.every((kind) => ids[kind].length === 0)
