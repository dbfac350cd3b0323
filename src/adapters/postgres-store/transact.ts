import type { Instant } from '../../domain/time.js'
import type { Scope, Transaction } from '../../ports.js'
import type { Changes } from '../store-records/changes.js'
import { CollectingTransaction } from '../store-records/transaction.js'
import type { ClientBook } from './client-book.js'
import { isAnyKnown, loadScope } from './load-scope.js'
import { idsOf, isNone, joined, NO_IDS, recordLock, stripesOf, wholeLock } from './locks.js'
import type { RecordIds } from './locks.js'
import type { Session } from './session.js'
import { writeChanges } from './write-changes.js'

/** What a transaction locks beyond its scope: what it was seen to make the time before. */
interface Beyond {
  readonly ids: RecordIds
  readonly clients: boolean
}

export const NOTHING_BEYOND: Beyond = { ids: NO_IDS, clients: false }

export type Outcome<T> =
  { readonly kind: 'done'; readonly result: T } | { readonly kind: 'again'; readonly beyond: Beyond }

/** Locks them, whether they exist or not, in the one order of all. Waits for who has one. */
export const lockRecords = async (session: Session, ids: RecordIds): Promise<void> => {
  const stripes = stripesOf(ids)
  if (stripes.length === 0) return
  await session.query(
    `select pg_advisory_xact_lock(${recordLock('stripe')}) from unnest($1::int[]) as one (stripe)`,
    [stripes],
  )
}

/** The lock of the clients comes first of all: most share it, and who changes one has it alone. */
const lockClients = async (session: Session, alone: boolean): Promise<void> => {
  const shared = alone ? '' : '_shared'
  await session.query(`select pg_advisory_xact_lock${shared}(${wholeLock('clients')})`)
}

const outside = (put: ReadonlyMap<string, unknown>, ...known: readonly (readonly string[])[]): string[] =>
  [...put.keys()].filter((id) => !known.some((ids) => ids.includes(id)))

/** What was put that nobody has locked: it should be new. */
const madeBy = (changes: Changes, scope: RecordIds, beyond: RecordIds): RecordIds => ({
  reservation: outside(changes.reservations, scope.reservation, beyond.reservation),
  outbox: outside(changes.outbox, scope.outbox, beyond.outbox),
  review: outside(changes.reviews, scope.review, beyond.review),
  note: [],
})

/** Never waits, since what it would wait for may wait for us. False where one was not to be had. */
const tryLocks = async (session: Session, made: RecordIds, clients: boolean): Promise<boolean> => {
  const [row] = await session.query<{ ours: boolean | null }>(
    `select bool_and(pg_try_advisory_xact_lock(${recordLock('stripe')})) as ours from unnest($1::int[]) as one (stripe)`,
    [stripesOf(made)],
  )
  if (row?.ours === false) return false
  if (!clients) return true
  const [book] = await session.query<{ ours: boolean }>(
    `select pg_try_advisory_xact_lock(${wholeLock('clients')}) as ours`,
  )
  return book?.ours === true
}

/** Whether what was made beyond the scope is ours to make: locked now, and new. */
const mayMake = async (session: Session, made: RecordIds, clients: boolean): Promise<boolean> => {
  if (isNone(made) && !clients) return true
  return (await tryLocks(session, made, clients)) && (isNone(made) || !(await isAnyKnown(session, made)))
}

export interface Attempt<T> {
  readonly scope: Scope
  readonly beyond: Beyond
  readonly work: (tx: Transaction) => T
  readonly book: ClientBook
  readonly now: Instant
  readonly writer: string
}

/**
 * Locks, reads, works, and writes. Where the work makes what is not locked and somebody has that lock, or what there is already,
 * it is to be done again with that locked from the start: then it waits its turn, or is told that it is outside its scope.
 */
export const attempt = async <T>(session: Session, given: Attempt<T>): Promise<Outcome<T>> => {
  const { beyond, book, now, writer } = given
  const scope = idsOf(given.scope)
  const locked = joined(scope, beyond.ids)
  await lockClients(session, beyond.clients)
  await lockRecords(session, locked)
  const transaction = new CollectingTransaction(await loadScope(session, locked, book, now), given.scope)
  const result = given.work(transaction)
  const { changes } = transaction
  if (changes.isEmpty) return { kind: 'done', result }
  const made = madeBy(changes, scope, beyond.ids)
  const clients = changes.clients.size > 0 && !beyond.clients
  if (!(await mayMake(session, made, clients))) {
    return { kind: 'again', beyond: { ids: joined(beyond.ids, made), clients: beyond.clients || clients } }
  }
  await session.beginWriting(writer)
  await writeChanges(session, changes)
  return { kind: 'done', result }
}
