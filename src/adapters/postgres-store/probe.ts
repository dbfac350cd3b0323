import { Client } from 'pg'
import type { DatabaseProbe } from '../../ports.js'
import { inOurSchema, SCHEMA, whereOf } from './address.js'
import { faultOf, PostgresFault } from './fault.js'
import { schemaStand } from './migrate.js'
import { Session } from './session.js'

const SILENCE_MS = 15_000

type Seen = Pick<DatabaseProbe, 'tables' | 'permitted'>

const PLACE = `
select exists (select 1 from pg_namespace where nspname = '${SCHEMA}') as made,
  has_database_privilege(current_database(), 'CREATE') as may_make`

/** The service also makes what a newer version of it needs: so it must be the owner. */
const OURS = `
select bool_and(pg_has_role(current_user, relowner, 'USAGE')) as ours
from pg_class where relnamespace = '${SCHEMA}'::regnamespace and relkind = 'r'`

const look = async (session: Session): Promise<Seen> => {
  const [place] = await session.query<{ made: boolean; may_make: boolean }>(PLACE)
  if (!place?.made) return { tables: 'to_make', permitted: place?.may_make === true }
  const tables = await schemaStand(session)
  const [owned] = await session.query<{ ours: boolean | null }>(OURS)
  return { tables, permitted: owned?.ours !== false }
}

const lookIn = async (client: Client, where: string): Promise<Seen> => {
  try {
    return await look(new Session(client))
  } catch (error) {
    const fault = faultOf(error, where)
    if (fault instanceof PostgresFault && fault.code === 'postgres_not_permitted')
      return { tables: null, permitted: false }
    throw error
  }
}

const answerOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Looks at the database beside a running service. */
export const probeDatabase = async (url: string): Promise<DatabaseProbe> => {
  const where = whereOf(url)
  const client = new Client({
    connectionString: inOurSchema(url, 'default_transaction_read_only=on'),
    connectionTimeoutMillis: SILENCE_MS,
    query_timeout: SILENCE_MS,
    application_name: 'control-oc doctor',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return { where, opened: { ok: true, value: null }, ...(await lookIn(client, where)) }
  } catch (error) {
    return { where, opened: { ok: false, answer: answerOf(error) }, tables: null, permitted: null }
  } finally {
    await client.end().catch(() => undefined)
  }
}
