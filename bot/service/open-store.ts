import type { DataFiles } from '../../src/adapters/lowdb-store/data-files.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/errors.js'
import { openLowdbStore } from '../../src/adapters/lowdb-store/index.js'
import type { Config } from '../../src/config.js'
import type { Clock, Logger, Store } from '../../src/ports.js'
import { pause, type Pause } from '../ambient.js'
import { openStandby } from './standby.js'

interface Parts {
  readonly clock: Clock
  readonly log: Logger
  readonly pause?: Pause
  readonly files?: DataFiles
}

type Folder = Pick<Config, 'dataDir' | 'dataDirWaitMs' | 'port' | 'bindHost'>

const RETRY_MS = 1_000

const open = (dataDir: string, { clock, log, files }: Parts): Promise<Store> =>
  openLowdbStore({ dataDir, clock, log, ...(files && { files }) })

/** Null while another service has the folder. */
const openIfFree = async (dataDir: string, parts: Parts): Promise<Store | null> => {
  try {
    return await open(dataDir, parts)
  } catch (error) {
    if (error instanceof DataFolderLocked) return null
    throw error
  }
}

const openAfterWaiting = async (dataDir: string, waitMs: number, parts: Parts): Promise<Store> => {
  const { signal } = new AbortController()
  for (let left = waitMs; left > 0; left -= RETRY_MS) {
    const store = await openIfFree(dataDir, parts)
    if (store) return store
    await (parts.pause ?? pause)(RETRY_MS, signal)
  }
  return open(dataDir, parts)
}

/**
 * Opens the data folder, which only one service may have at a time; where it is configured so, after the one that has
 * it has ended.
 * @throws DataFolderLocked, StoreDamaged
 */
export const openStore = async (config: Folder, parts: Parts): Promise<Store> => {
  const { dataDir, dataDirWaitMs, port, bindHost } = config
  const store = await openIfFree(dataDir, parts)
  if (store) return store
  if (dataDirWaitMs !== null) parts.log.warn({ dataDir }, 'Another service has the data folder: waiting')
  const standby = dataDirWaitMs === null ? null : await openStandby(port, bindHost, parts.log)
  try {
    return await openAfterWaiting(dataDir, dataDirWaitMs ?? 0, parts)
  } finally {
    await standby?.close()
  }
}
