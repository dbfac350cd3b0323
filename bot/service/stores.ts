import { mkdir } from 'node:fs/promises'
import type { DataFiles } from '../../src/adapters/lowdb-store/data-files.js'
import {
  lockDataFolder,
  openLowdbStore,
  openLowdbStoreReadOnly,
  requireStoreHere,
} from '../../src/adapters/lowdb-store/index.js'
import type { Accord, MakePool } from '../../src/adapters/postgres-store/index.js'
import { soleReplica } from '../../src/adapters/sole-replica/index.js'
import type { Config } from '../../src/config.js'
import type { Clock, Logger, Replica, SharedStore, Store, StoreReader } from '../../src/ports.js'
import type { AccordSettings } from './accord.js'
import { accordOf } from './accord.js'
import { bindToDatabase } from './store-guard.js'

/** The data folder, which always holds keys and documents, and the database that keeps the store where there is one. */
export type StorePlace = Pick<Config, 'dataDir' | 'storeUrl'>

export interface StoreParts {
  readonly clock: Clock
  readonly log: Logger
  readonly files?: DataFiles
  readonly makePool?: MakePool
  readonly journalBytes?: number | undefined
}

/** Loaded where there is a database: most have none. */
const postgres = () => import('../../src/adapters/postgres-store/index.js')

const openInFolder = async (dataDir: string, parts: StoreParts): Promise<Store> => {
  await requireStoreHere(dataDir)
  return openLowdbStore({ dataDir, ...parts })
}

/** Whoever has the folder has it until the store is closed, as with the store in the folder itself. */
const openShared = async (
  dataDir: string,
  url: string,
  company: 'alone' | Accord,
  { clock, log, makePool }: StoreParts,
): Promise<SharedStore> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = await lockDataFolder(dataDir, clock.now())
  try {
    const { openPostgresStore } = await postgres()
    const whenClosed = (): Promise<void> => lock.release()
    return await openPostgresStore({ url, clock, log, company, whenClosed, ...(makePool && { makePool }) })
  } catch (error) {
    await lock.release()
    throw error
  }
}

const openBound = async (
  dataDir: string,
  url: string,
  company: 'alone' | Accord,
  parts: StoreParts,
): Promise<SharedStore> => {
  const store = await openShared(dataDir, url, company, parts)
  try {
    await bindToDatabase(dataDir, url, parts.log)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * Opens the store as the one owner of the data folder, and alone on the database where there is one.
 * @throws DataFolderLocked, DataFolderHasStore, StoreIsElsewhere, StoreIsAnother, StoreDamaged, PostgresFault
 */
export const openStoreAt = ({ dataDir, storeUrl }: StorePlace, parts: StoreParts): Promise<Store> =>
  storeUrl === null ? openInFolder(dataDir, parts) : openBound(dataDir, storeUrl, 'alone', parts)

/** A store as a service has it: maybe beside others on the same database. */
export interface JoinedStore {
  readonly store: Store
  readonly replica: Replica
}

export type JoinedPlace = StorePlace & AccordSettings

/**
 * Opens the store for a service, as the one owner of its data folder.
 * @throws DataFolderLocked, DataFolderHasStore, StoreIsElsewhere, StoreIsAnother, StoreDamaged, PostgresFault
 */
export const joinStoreAt = async (place: JoinedPlace, parts: StoreParts): Promise<JoinedStore> => {
  const { dataDir, storeUrl } = place
  if (storeUrl === null) return { store: await openInFolder(dataDir, parts), replica: soleReplica }
  const { PostgresLeadership } = await postgres()
  const store = await openBound(dataDir, storeUrl, accordOf(place), parts)
  return {
    store,
    replica: {
      leadership: new PostgresLeadership(storeUrl, parts.log),
      onForeignWrite: (wake) => store.onForeignWrite(wake),
    },
  }
}

/** Opens what was committed, beside the owner. @throws StoreIsElsewhere, StoreDamaged, PostgresFault */
export const openReaderAt = async ({ dataDir, storeUrl }: StorePlace, log: Logger): Promise<StoreReader> => {
  if (storeUrl === null) {
    await requireStoreHere(dataDir)
    return openLowdbStoreReadOnly(dataDir, log)
  }
  const { openPostgresStoreReadOnly } = await postgres()
  return openPostgresStoreReadOnly(storeUrl, log)
}
