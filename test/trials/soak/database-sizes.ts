import { Client } from 'pg'
import type { Counts } from './sample.js'

/** All live records together, as a month's sample names them. */
export const LIVE_ROWS = 'live rows'

/** What only grows, as it lies on disk: with its indexes. */
const HISTORY = `
select relname as part, pg_total_relation_size(oid)::int as bytes from pg_class
where relnamespace = 'control_oc'::regnamespace and relkind = 'r' and relname in ('archive', 'mails', 'audit')`

const LIVE_TABLES = ['reservations', 'outbox', 'reviews', 'announcements', 'notes', 'positions', 'clients']

/** What is overwritten lies on disk until it is cleared away: here only what counts is counted. */
const LIVE = LIVE_TABLES.map((table) => `(select sum(octet_length(record::text)) from control_oc.${table})`)
  .map((bytes) => `coalesce(${bytes}, 0)`)
  .join(' + ')

/** Bytes of the tables with history, and of all live records together. */
export const databaseSizes = async (url: string): Promise<Counts> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const history = await client.query<{ part: string; bytes: number }>(HISTORY)
    const live = await client.query<{ bytes: number }>(`select (${LIVE})::int as bytes`)
    return {
      ...Object.fromEntries(history.rows.map(({ part, bytes }) => [`table ${part}`, bytes])),
      [LIVE_ROWS]: live.rows[0]?.bytes ?? 0,
    }
  } finally {
    await client.end()
  }
}
