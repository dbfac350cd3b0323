import type { StoreContents, StoredRecord } from '../../ports.js'
import { faultOf } from './fault.js'
import { requireOurSchema } from './migrate.js'
import type { Session } from './session.js'
import { openSoleSession } from './sole-session.js'

/** Rows that are read in one go. */
const TOGETHER = 500

type Query = Pick<Session, 'query'>

type Row = StoredRecord & { readonly key: readonly string[] }

/** A table in the order in which it is read: by its key, whose columns are of this type. */
interface Source {
  readonly kind: string
  readonly table: string
  readonly key: readonly string[]
  readonly type: 'text' | 'bigint'
}

const SOURCES: readonly Source[] = [
  { kind: `'position'`, table: 'positions', key: ['account', 'folder'], type: 'text' },
  { kind: `'client'`, table: 'clients', key: ['seq'], type: 'bigint' },
  { kind: `'reservation'`, table: 'reservations', key: ['locator'], type: 'text' },
  { kind: `'outbox'`, table: 'outbox', key: ['id'], type: 'text' },
  { kind: `'review'`, table: 'reviews', key: ['id'], type: 'text' },
  { kind: `'announcement'`, table: 'announcements', key: ['id'], type: 'text' },
  { kind: `'note'`, table: 'notes', key: ['key'], type: 'text' },
  { kind: `'archived_' || kind`, table: 'archive', key: ['seq'], type: 'bigint' },
  { kind: `'mail'`, table: 'mails', key: ['seq'], type: 'bigint' },
  { kind: `'audit'`, table: 'audit', key: ['seq'], type: 'bigint' },
]

const pageQuery = ({ kind, table, key, type }: Source, isFirst: boolean): string => {
  const behind = key.map((_, index) => `$${index + 1}::${type}`).join(', ')
  const texts = key.map((column) => `${column}::text`).join(', ')
  const where = isFirst ? '' : `where (${key.join(', ')}) > (${behind})`
  return `select ${kind} as kind, record, array[${texts}] as key from ${table} ${where}
    order by ${key.join(', ')} limit ${TOGETHER}`
}

/** The number of an announcement is given when it is written: it stands beside the record. */
const storedOf = (row: Row): StoredRecord =>
  row.kind === 'announcement'
    ? { kind: row.kind, record: { ...row.record, id: row.key[0] ?? row.record.id } }
    : row

async function* rowsOf(session: Query, source: Source): AsyncGenerator<StoredRecord> {
  for (let behind: readonly string[] = []; ;) {
    const rows = await session.query<Row>(pageQuery(source, behind.length === 0), behind)
    for (const row of rows) yield storedOf(row)
    const last = rows.at(-1)
    if (!last || rows.length < TOGETHER) return
    behind = last.key
  }
}

/** All that the tables hold, as the transaction sees it. */
export async function* recordsIn(session: Query): AsyncGenerator<StoredRecord> {
  for (const source of SOURCES) yield* rowsOf(session, source)
}

const sequenceOf = async (session: Query): Promise<number> => {
  const [row] = await session.query<{ last: number }>(
    'select case when is_called then last_value else 0 end::int as last from announcement_ids',
  )
  return row?.last ?? 0
}

/**
 * Opens the store to be read as a whole, as it is at this moment and while nobody else has it open.
 * @throws PostgresFault
 */
export const openPostgresContents = async (url: string): Promise<StoreContents> => {
  const { where, session, end } = await openSoleSession(url, 'read only')
  try {
    await requireOurSchema(session, where)
    return {
      sequence: await sequenceOf(session),
      fingerprint: null,
      records: () => recordsIn(session),
      close: end,
    }
  } catch (error) {
    await end()
    throw faultOf(error, where)
  }
}
