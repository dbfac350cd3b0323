import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { DataFiles } from '../../src/adapters/lowdb-store/data-files.js'
import {
  LIVE_FILE,
  lockDataFolder,
  openLowdbStore,
  openLowdbStoreReadOnly,
} from '../../src/adapters/lowdb-store/index.js'
import type { Accord } from '../../src/adapters/postgres-store/index.js'
import { soleReplica } from '../../src/adapters/sole-replica/index.js'
import type { Config } from '../../src/config.js'
import type { Clock, Logger, Replica, SharedStore, Store, StoreReader } from '../../src/ports.js'
import type { AccordSettings } from './accord.js'
import { accordOf } from './accord.js'

/** The data folder, which always holds keys and documents, and the database that keeps the store where there is one. */
export type StorePlace = Pick<Config, 'dataDir' | 'storeUrl'>

export interface StoreParts {
  readonly clock: Clock
  readonly log: Logger
  readonly files?: DataFiles
}

/** A database beside it would begin with nothing, and every client would be asked again. */
export class DataFolderHasStore extends Error {
  readonly code = 'data_folder_has_store'

  constructor(dataDir: string) {
    super(`${dataDir} has a store of its own, which STORE_URL would leave aside`)
    this.name = 'DataFolderHasStore'
  }
}

/** Loaded where there is a database: most have none. */
const postgres = () => import('../../src/adapters/postgres-store/index.js')

/** Whoever has the folder has it until the store is closed, as with the store in the folder itself. */
const openShared = async (
  dataDir: string,
  url: string,
  company: 'alone' | Accord,
  { clock, log }: StoreParts,
): Promise<SharedStore> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = await lockDataFolder(dataDir, clock.now())
  try {
    if (existsSync(path.join(dataDir, LIVE_FILE))) throw new DataFolderHasStore(dataDir)
    const { openPostgresStore } = await postgres()
    return await openPostgresStore({ url, clock, log, company, whenClosed: () => lock.release() })
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * Opens the store as the one owner of the data folder, and alone on the database where there is one.
 * @throws DataFolderLocked, DataFolderHasStore, StoreDamaged, PostgresFault
 */
export const openStoreAt = ({ dataDir, storeUrl }: StorePlace, parts: StoreParts): Promise<Store> =>
  storeUrl === null ? openLowdbStore({ dataDir, ...parts }) : openShared(dataDir, storeUrl, 'alone', parts)

/** A store as a service has it: maybe beside others on the same database. */
export interface JoinedStore {
  readonly store: Store
  readonly replica: Replica
}

export type JoinedPlace = StorePlace & AccordSettings

/**
 * Opens the store for a service, as the one owner of its data folder.
 * @throws DataFolderLocked, DataFolderHasStore, StoreDamaged, PostgresFault
 */
export const joinStoreAt = async (place: JoinedPlace, parts: StoreParts): Promise<JoinedStore> => {
  const { dataDir, storeUrl } = place
  if (storeUrl === null) return { store: await openLowdbStore({ dataDir, ...parts }), replica: soleReplica }
  const { PostgresLeadership } = await postgres()
  const store = await openShared(dataDir, storeUrl, accordOf(place), parts)
  return {
    store,
    replica: {
      leadership: new PostgresLeadership(storeUrl, parts.log),
      onForeignWrite: (wake) => store.onForeignWrite(wake),
    },
  }
}

/** Opens what was committed, beside the owner. @throws StoreDamaged, PostgresFault */
export const openReaderAt = async ({ dataDir, storeUrl }: StorePlace, log: Logger): Promise<StoreReader> => {
  if (storeUrl === null) return openLowdbStoreReadOnly(dataDir, log)
  const { openPostgresStoreReadOnly } = await postgres()
  return openPostgresStoreReadOnly(storeUrl, log)
}
