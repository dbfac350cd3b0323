import type { Logger } from '../../ports.js'
import { Database } from './database.js'

/** By what the store in a database is known again. */
export interface StoreIdentity {
  readonly id: string
  /** Host, port and database, for people. */
  readonly where: string
  /** The fingerprint of the data folder that it was filled from; null where it was not. */
  readonly filledFrom: string | null
}

/** The store must have been opened before, so that its tables are there. */
export const readIdentity = async (url: string, log: Logger): Promise<StoreIdentity> => {
  const database = new Database(url, log)
  try {
    const [row] = await database.read<{ id: string; filled_from: string | null }>(
      'select id, filled_from from identity',
    )
    if (!row) throw new Error(`the store in ${database.where} has no identity`)
    return { id: row.id, where: database.where, filledFrom: row.filled_from }
  } finally {
    await database.close()
  }
}
