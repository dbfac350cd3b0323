import type { Logger, StoreContents, StoredRecord, StoreFilling } from '../../ports.js'
import { recordsIn } from './contents.js'
import { Database } from './database.js'
import { faultOf, PostgresFault } from './fault.js'
import { migrate } from './migrate.js'
import type { SoleSession } from './sole-session.js'
import { openSoleSession } from './sole-session.js'
import { writeStored } from './write-stored.js'

const TABLES = [
  'reservations',
  'outbox',
  'reviews',
  'announcements',
  'clients',
  'positions',
  'notes',
  'archive',
  'mails',
  'audit',
]

const ANY_ROW = `select ${TABLES.map((table) => `exists (select 1 from ${table})`).join(' or ')} as found`

/** Before a table is analyzed its searches are planned for an empty one. */
const ANALYZE = `analyze ${TABLES.join(', ')}`

/** All in one transaction: ended half-way, there is nothing. */
class PostgresFilling implements StoreFilling {
  readonly #sole: SoleSession

  constructor(sole: SoleSession) {
    this.#sole = sole
  }

  add(records: readonly StoredRecord[]): Promise<void> {
    return writeStored(this.#sole.session, records)
  }

  async seal({
    sequence,
    fingerprint,
  }: Pick<StoreContents, 'sequence' | 'fingerprint'>): Promise<Pick<StoreContents, 'records'>> {
    const { session } = this.#sole
    await session.query(`select setval('announcement_ids', $1, $2)`, [Math.max(1, sequence), sequence > 0])
    await session.write('update identity set filled_from = $1', [fingerprint])
    await session.write('update client_book set version = version + 1')
    return { records: () => recordsIn(session) }
  }

  async keep(): Promise<void> {
    await this.#sole.session.query(ANALYZE)
    await this.#sole.commit()
  }

  close(): Promise<void> {
    return this.#sole.end()
  }
}

const makeTables = async (url: string, log: Logger): Promise<void> => {
  const database = new Database(url, log)
  try {
    await migrate(database)
  } catch (error) {
    throw faultOf(error, database.where)
  } finally {
    await database.close()
  }
}

const requireEmpty = async ({ session, where }: SoleSession): Promise<void> => {
  const [row] = await session.query<{ found: boolean }>(ANY_ROW)
  if (row?.found !== false) throw new PostgresFault('postgres_not_empty', where)
}

/**
 * Opens a store that holds nothing, to be filled; makes its tables.
 * @throws PostgresFault
 */
export const openPostgresFilling = async (url: string, log: Logger): Promise<StoreFilling> => {
  await makeTables(url, log)
  const sole = await openSoleSession(url, 'read write')
  try {
    await requireEmpty(sole)
    return new PostgresFilling(sole)
  } catch (error) {
    await sole.end()
    throw faultOf(error, sole.where)
  }
}
