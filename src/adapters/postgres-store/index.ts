import type { Clock, Logger, SharedStore, StoreReader } from '../../ports.js'
import { Database } from './database.js'
import type { MakePool } from './database.js'
import { faultOf } from './fault.js'
import type { Company } from './presence.js'
import { migrate, requireOurSchema } from './migrate.js'
import { PostgresReader } from './reader.js'
import { PostgresStore } from './store.js'

export { openPostgresContents } from './contents.js'
export type { MakePool } from './database.js'
export { PostgresFault } from './fault.js'
export { openPostgresFilling } from './filling.js'
export { readIdentity } from './identity.js'
export { probeDatabase } from './probe.js'
export type { Accord, AccordPart } from './presence.js'
export { PostgresLeadership } from './leadership.js'

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string
  readonly clock: Clock
  readonly log: Logger
  /** `alone`: refused while anybody else has it open, and the other way round. */
  readonly company: Company
  /** Called when it was closed. */
  readonly whenClosed?: () => Promise<void>
  /** Only tests give another one. */
  readonly makePool?: MakePool
}

const opened = async <T>(database: Database, open: () => Promise<T>): Promise<T> => {
  try {
    return await open()
  } catch (error) {
    await database.close()
    throw faultOf(error, database.where)
  }
}

/**
 * Opens the store, and brings its tables up to this version.
 * @throws PostgresFault
 */
export const openPostgresStore = async (options: PostgresStoreOptions): Promise<SharedStore> => {
  const { url, clock, log, company, whenClosed, makePool } = options
  const database = new Database(url, log, makePool)
  return opened(database, async () => {
    await migrate(database)
    const store = new PostgresStore(database, {
      clock,
      log,
      company,
      ...(whenClosed && { whenClosed }),
    })
    await store.open()
    return store
  })
}

/**
 * Opens what was committed, beside whoever writes; makes nothing.
 * @throws PostgresFault
 */
export const openPostgresStoreReadOnly = async (url: string, log: Logger): Promise<StoreReader> => {
  const database = new Database(url, log, undefined, 'default_transaction_read_only=on')
  return opened(database, async () => {
    await requireOurSchema({ query: (text, values) => database.read(text, values) }, database.where)
    return new PostgresReader(database)
  })
}
