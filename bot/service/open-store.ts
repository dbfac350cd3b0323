import { DataFolderLocked } from '../../src/adapters/lowdb-store/errors.js'
import { PostgresFault } from '../../src/adapters/postgres-store/fault.js'
import type { Config } from '../../src/config.js'
import { pause, type Pause } from '../ambient.js'
import { openStandby } from './standby.js'
import { joinStoreAt } from './stores.js'
import type { JoinedPlace, JoinedStore, StoreParts } from './stores.js'

interface Parts extends StoreParts {
  readonly pause?: Pause
}

type Place = JoinedPlace & Pick<Config, 'dataDirWaitMs' | 'port' | 'bindHost'>

const RETRY_MS = 1_000

const isTaken = (error: unknown): boolean =>
  error instanceof DataFolderLocked || (error instanceof PostgresFault && error.code === 'postgres_in_use')

/** Null while another service has the folder, or a command has the database alone. */
const openIfFree = async (place: JoinedPlace, parts: Parts): Promise<JoinedStore | null> => {
  try {
    return await joinStoreAt(place, parts)
  } catch (error) {
    if (isTaken(error)) return null
    throw error
  }
}

const openAfterWaiting = async (place: JoinedPlace, waitMs: number, parts: Parts): Promise<JoinedStore> => {
  const { signal } = new AbortController()
  for (let left = waitMs; left > 0; left -= RETRY_MS) {
    const store = await openIfFree(place, parts)
    if (store) return store
    await (parts.pause ?? pause)(RETRY_MS, signal)
  }
  return joinStoreAt(place, parts)
}

/**
 * Opens the store. Only one service may have a data folder at a time; where it is configured so, this one waits for the one that
 * has it to end.
 * @throws DataFolderLocked, DataFolderHasStore, StoreIsElsewhere, StoreIsAnother, StoreDamaged, PostgresFault
 */
export const openStore = async (config: Place, parts: Parts): Promise<JoinedStore> => {
  const { dataDir, dataDirWaitMs, port, bindHost } = config
  const store = await openIfFree(config, parts)
  if (store) return store
  if (dataDirWaitMs !== null) parts.log.warn({ dataDir }, 'Another service has the data: waiting')
  const standby = dataDirWaitMs === null ? null : await openStandby(port, bindHost, parts.log)
  try {
    return await openAfterWaiting(config, dataDirWaitMs ?? 0, parts)
  } finally {
    await standby?.close()
  }
}
