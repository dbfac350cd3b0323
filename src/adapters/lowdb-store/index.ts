import { chmod } from 'node:fs/promises'
import { Low } from 'lowdb'
import type { Clock, Logger, Store, StoreReader } from '../../ports.js'
import { Committer } from './committer.js'
import { nodeFiles } from './data-files.js'
import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import { lockDataFolder } from './folder-lock.js'
import type { FolderLock } from './folder-lock.js'
import { emptyLive } from './live-data.js'
import { LiveFile } from './live-file.js'
import { LiveIndex } from './live-index.js'
import { Logs } from './logs.js'
import { cutUncommitted, makeFolders, requireNew } from './recover.js'
import { LowdbStore } from './store.js'
import { LowdbReader } from './store-reader.js'

export { openLowdbContents, fingerprintOf } from './contents.js'
export { readElsewhere, requireStoreHere, StoreIsElsewhere, writeElsewhere } from './elsewhere.js'
export type { Elsewhere } from './elsewhere.js'
export { DataFolderLocked, DataFolderNotEmpty, NoStoreHere, StoreDamaged } from './errors.js'
export { openLowdbFilling } from './filling.js'
export { lockDataFolder } from './folder-lock.js'
export { LIVE_FILE, LOG_FOLDERS, readGeneration } from './generation.js'

export interface LowdbStoreOptions {
  /** Made when it is not there. */
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
  /** Only tests give another one. */
  readonly files?: DataFiles
}

/**
 * Opens the data folder as its one owner.
 * @throws DataFolderLocked when a process has it, StoreDamaged when a file is not what was committed
 */
export const openLowdbStore = async (options: LowdbStoreOptions): Promise<Store> => {
  const { dataDir, clock, files = nodeFiles } = options
  await files.makeFolder(dataDir)
  await chmod(dataDir, 0o700)
  const lock = await lockDataFolder(dataDir, clock.now())
  try {
    return await openLocked(options, files, lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

const openLocked = async (
  { dataDir, clock, log }: LowdbStoreOptions,
  files: DataFiles,
  lock: FolderLock,
): Promise<Store> => {
  const file = new LiveFile(dataDir, files)
  const live = await file.read()
  const low = new Low(file, live ?? emptyLive)
  if (!live) {
    await requireNew(dataDir, files)
    await low.write()
  }
  await makeFolders(dataDir, files)
  await cutUncommitted(dataDir, low.data.committed, files, log, clock.now())
  const logs = new Logs(dataDir, files, log)
  await logs.open(low.data.committed)
  const index = new LiveIndex(low.data)
  const committer = new Committer(low, logs, index)
  const committed = { live: () => committer.durable, index, logs }
  return new LowdbStore({ committed, committer, lock, clock, dataDir, files })
}

const ATTEMPTS = 3

/**
 * Opens what was committed last, beside the owner and without the lock; it does not follow what comes after.
 * @throws StoreDamaged
 */
export const openLowdbStoreReadOnly = async (
  dataDir: string,
  log: Logger,
  files: DataFiles = nodeFiles,
): Promise<StoreReader> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await openSnapshot(dataDir, log, files)
    } catch (error) {
      // The owner may have let an old file go between our reading of the live file and of the others.
      if (!(error instanceof StoreDamaged) || attempt === ATTEMPTS) throw error
    }
  }
}

const openSnapshot = async (dataDir: string, log: Logger, files: DataFiles): Promise<StoreReader> => {
  const live = (await new LiveFile(dataDir, files).read()) ?? emptyLive
  const logs = new Logs(dataDir, files, log)
  await logs.open(live.committed)
  return new LowdbReader({ live: () => live, index: new LiveIndex(live), logs })
}
