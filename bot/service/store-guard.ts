import { fingerprintOf, readElsewhere, writeElsewhere } from '../../src/adapters/lowdb-store/index.js'
import type { Elsewhere } from '../../src/adapters/lowdb-store/index.js'
import type { Logger } from '../../src/ports.js'

/** A database beside it would begin with nothing, and every client would be asked again. */
export class DataFolderHasStore extends Error {
  readonly code = 'data_folder_has_store'

  constructor(dataDir: string) {
    super(`${dataDir} has a store of its own, which STORE_URL would leave aside`)
    this.name = 'DataFolderHasStore'
  }
}

/** The data folder belongs to the store in another database, which would be left aside. */
export class StoreIsAnother extends Error {
  readonly code = 'store_is_another'
  /** Where the folder's store was. */
  readonly where: string
  /** What STORE_URL leads to. */
  readonly found: string

  constructor(where: string, found: string) {
    super(`the reservations of this data folder are in the database ${where}, and not in ${found}`)
    this.name = 'StoreIsAnother'
    this.where = where
    this.found = found
  }
}

/**
 * Whether the data folder may be used with the store in the database, which must have its tables. A store of the folder's own is
 * left aside only where the database was filled from it and nothing happened in it since. Gives how the store is known again.
 * @throws DataFolderHasStore, StoreIsAnother, StoreDamaged
 */
export const checkBinding = async (dataDir: string, url: string, log: Logger): Promise<Elsewhere> => {
  // Loaded where there is a database: most have none.
  const { readIdentity } = await import('../../src/adapters/postgres-store/index.js')
  const { id, where, filledFrom } = await readIdentity(url, log)
  const known = await readElsewhere(dataDir)
  if (known && known.id !== id) throw new StoreIsAnother(known.where, where)
  const own = known ? null : await fingerprintOf(dataDir)
  if (own !== null && own !== filledFrom) throw new DataFolderHasStore(dataDir)
  return { id, where }
}

/**
 * Binds the data folder to the store in the database for good: from then on it is refused without that store.
 * @throws DataFolderHasStore, StoreIsAnother, StoreDamaged
 */
export const bindToDatabase = async (dataDir: string, url: string, log: Logger): Promise<void> => {
  const elsewhere = await checkBinding(dataDir, url, log)
  if (!(await readElsewhere(dataDir))) await writeElsewhere(dataDir, elsewhere)
}
