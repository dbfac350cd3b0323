import { Client } from 'pg'
import type { PostgresServer } from '../../servers/postgres.js'
import type { Blow } from './kills.js'

const CUT =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'

const cut = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(CUT)
  } finally {
    await client.end()
  }
}

/** Strikes at the database of a service; resolves when it can be reached again. */
export const strikeAt = (server: PostgresServer, url: string, blow: Blow): Promise<void> =>
  blow === 'crash' ? server.crash() : cut(url)
