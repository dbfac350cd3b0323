import { crc32 } from 'node:zlib'
import type { Client } from 'pg'
import { PostgresFault } from './fault.js'
import { ACCORD_LOCKS, wholeLock } from './locks.js'

/** What all who share a database must have alike: else they are of two offices, and each would do the other's work wrongly. */
export interface Accord {
  /** Under which address mails leave. */
  readonly sender: string
  /** Which mailboxes are read. */
  readonly mailboxes: string
  /** As which application staff are spoken to. */
  readonly app: string
  /** Where documents are kept: one who cannot read what another has kept is no help. */
  readonly documents: string
}

export type AccordPart = keyof Accord

/** `alone`: nobody else may be there at the same time. */
export type Company = 'alone' | Accord

const PARTS = Object.keys(ACCORD_LOCKS) as readonly AccordPart[]

/** Whoever is here holds a lock in the class of each part, whose number is what it has. */
const OTHERS = `
select part from unnest($1::text[], $2::bigint[], $3::bigint[]) as ours (part, class, number)
where exists (
  select 1 from pg_locks where locktype = 'advisory' and objsubid = 2 and granted
  and database = (select oid from pg_database where datname = current_database())
  and classid::bigint = ours.class and objid::bigint <> ours.number
)`

const takeOrRefuse = async (client: Client, alone: boolean, where: string): Promise<void> => {
  const take = alone ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
  const { rows } = await client.query<{ taken: boolean }>(`select ${take}(${wholeLock('presence')}) as taken`)
  if (rows[0]?.taken !== true) throw new PostgresFault('postgres_in_use', where)
}

const agree = async (client: Client, accord: Accord, where: string): Promise<void> => {
  const numbers = PARTS.map((part) => crc32(accord[part]))
  const classes = PARTS.map((part) => ACCORD_LOCKS[part])
  const { rows } = await client.query<{ part: AccordPart }>(OTHERS, [PARTS, classes, numbers])
  if (rows.length > 0)
    throw new PostgresFault('postgres_of_another_office', where, { parts: rows.map(({ part }) => part) })
  await client.query(
    'select pg_advisory_lock_shared(class, number) from unnest($1::int[], $2::int[]) as ours (class, number)',
    [classes, numbers.map((number) => number | 0)],
  )
}

/**
 * Shows on this connection that the store is in use, and by whom: the locks are of the session, and go with it however it ends.
 * @throws PostgresFault
 */
export const beThere = async (client: Client, company: Company, where: string): Promise<void> => {
  // A machine that is gone is not there for longer than this (25 s).
  await client.query(
    'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
  )
  await takeOrRefuse(client, company === 'alone', where)
  if (company === 'alone') return
  // Two who come at once look one after the other.
  await client.query(`select pg_advisory_lock(${wholeLock('arrival')})`)
  await agree(client, company, where)
  await client.query(`select pg_advisory_unlock(${wholeLock('arrival')})`)
}
