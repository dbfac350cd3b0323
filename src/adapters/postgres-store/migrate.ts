import { SCHEMA } from './address.js'
import type { Database } from './database.js'
import { PostgresFault } from './fault.js'
import { wholeLock } from './locks.js'
import { MIGRATIONS } from './migrations/index.js'
import type { Session } from './session.js'

const KNOWN = MIGRATIONS.length

/** The number of the last step that the database has; 0 where it has none of our tables. */
const versionOf = async (session: Pick<Session, 'query'>): Promise<number> => {
  const [table] = await session.query<{ found: boolean }>(
    `select to_regclass('${SCHEMA}.schema_steps') is not null as found`,
  )
  if (!table?.found) return 0
  const [last] = await session.query<{ number: number | null }>(
    'select max(number) as number from schema_steps',
  )
  return last?.number ?? 0
}

const apply = async (session: Session, from: number): Promise<void> => {
  for (const { number, name, sql } of MIGRATIONS.slice(from)) {
    await session.query(sql)
    await session.query('insert into schema_steps (number, name) values ($1, $2)', [number, name])
  }
}

const makeOurs = async (session: Session): Promise<void> => {
  await session.query(`create schema if not exists ${SCHEMA}`)
  await session.query(
    'create table schema_steps (number integer primary key, name text not null, at timestamptz not null default now())',
  )
}

/** Brings the schema up to what this version knows; several that open at once do it once. @throws PostgresFault */
export const migrate = (database: Database): Promise<void> =>
  database.transaction(async (session) => {
    // Others may have much to move.
    await session.query('set local lock_timeout = 0')
    await session.query(`select pg_advisory_xact_lock(${wholeLock('migration')})`)
    const version = await versionOf(session)
    if (version > KNOWN) throw new PostgresFault('postgres_schema_newer', database.where)
    if (version === 0) await makeOurs(session)
    await apply(session, version)
  })

/** How the tables stand to what this version knows. */
export const schemaStand = async (session: Pick<Session, 'query'>): Promise<'ours' | 'to_make' | 'newer'> => {
  const version = await versionOf(session)
  if (version === KNOWN) return 'ours'
  return version > KNOWN ? 'newer' : 'to_make'
}

/** For who only reads: nothing is made. @throws PostgresFault */
export const requireOurSchema = async (session: Pick<Session, 'query'>, where: string): Promise<void> => {
  const stand = await schemaStand(session)
  if (stand === 'newer') throw new PostgresFault('postgres_schema_newer', where)
  if (stand === 'to_make') throw new PostgresFault('postgres_schema_older', where)
}
