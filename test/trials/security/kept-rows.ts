import { Client } from 'pg'
import type { StorePlace } from '../../../bot/service/stores.js'
import type { Attempts } from './attempts.js'
import { leakedIn } from './planted.js'

const TABLES = `select relname as name from pg_class where relnamespace = 'control_oc'::regnamespace and relkind = 'r'`

const rowsOf = async (client: Client): Promise<readonly string[]> => {
  const { rows: tables } = await client.query<{ name: string }>(TABLES)
  const rows: string[] = []
  for (const { name } of tables) {
    const read = await client.query<{ text: string }>(`select one::text as text from control_oc.${name} one`)
    rows.push(...read.rows.map(({ text }) => `${name}: ${text}`))
  }
  return rows
}

/** Everything that a full run leaves in its database, where it has one: without a password in it. */
export const tryKeptRows = async (
  { storeUrl }: StorePlace,
  secrets: readonly string[],
  attempts: Attempts,
): Promise<void> => {
  if (storeUrl === null) return
  const client = new Client({ connectionString: storeUrl })
  await client.connect()
  try {
    const rows = await rowsOf(client)
    attempts.note('rows without a password', rows.length > 0 ? null : 'nothing was kept at all')
    for (const row of rows) {
      const [leaked] = leakedIn(row, secrets)
      attempts.note(
        'rows without a password',
        leaked === undefined ? null : `${row.slice(0, 40)}… holds ${leaked.slice(0, 12)}…`,
      )
    }
  } finally {
    await client.end()
  }
}
