import { chmod } from 'node:fs/promises'
import { Low } from 'lowdb'
import type { Clock, Logger, Store, StoreReader } from '../../ports.js'
import { Committer } from './committer.js'
import { Compactor } from './compactor.js'
import { nodeFiles } from './data-files.js'
import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import { lockDataFolder } from './folder-lock.js'
import type { FolderLock } from './folder-lock.js'
import { Journal } from './journal.js'
import type { LiveData } from './live-data.js'
import { LiveState } from './live-data.js'
import { LiveFile } from './live-file.js'
import { LiveIndex } from './live-index.js'
import { loadLive } from './load-live.js'
import { Logs } from './logs.js'
import { createTurns } from './one-at-a-time.js'
import { cutUncommitted, makeFolders, readyJournal, requireNew } from './recover.js'
import { LowdbStore } from './store.js'
import { LowdbReader } from './store-reader.js'

export { openLowdbContents, fingerprintOf } from './contents.js'
export { readElsewhere, requireStoreHere, StoreIsElsewhere, writeElsewhere } from './elsewhere.js'
export type { Elsewhere } from './elsewhere.js'
export { DataFolderLocked, DataFolderNotEmpty, NoStoreHere, StoreDamaged } from './errors.js'
export { openLowdbFilling } from './filling.js'
export { lockDataFolder } from './folder-lock.js'
export { LOG_FOLDERS, readGeneration } from './generation.js'
export { LIVE_FILE } from './live-file.js'

export interface LowdbStoreOptions {
  /** Made when it is not there. */
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
  /** Only tests give another one. */
  readonly files?: DataFiles
  /** Of how many bytes the journal may be before the live file is written anew. Only tests give others. */
  readonly journalBytes?: number | undefined
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
  { dataDir, clock, log, journalBytes }: LowdbStoreOptions,
  files: DataFiles,
  lock: FolderLock,
): Promise<Store> => {
  const file = new LiveFile(dataDir, files)
  const loaded = await loadLive(file, files)
  if (!loaded) await requireNew(dataDir, files)
  const { live, journalLength } = loaded ?? { live: new LiveState(), journalLength: 0 }
  await readyJournal(file.journalPath, journalLength, files, log, clock.now())
  const low = new Low<LiveData>(file, live)
  // Before there is a line in the journal: an older version would open the live file without it.
  if (!file.isOfThisFormat) await low.write()
  await makeFolders(dataDir, files)
  await cutUncommitted(dataDir, live.committed, files, log, clock.now())
  const logs = new Logs(dataDir, files, log)
  await logs.open(live.committed)
  const index = new LiveIndex(live)
  const [journal, inTurn] = [new Journal(file.journalPath, files, journalLength), createTurns()]
  const compactor = new Compactor({ low, file, journal, inTurn, log, journalBytes })
  const committer = new Committer({ live, journal, logs, index, compactor, inTurn })
  const committed = { live: () => live, index, logs }
  return new LowdbStore({ committed, committer, compactor, lock, clock, dataDir, files })
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
  const live = (await loadLive(new LiveFile(dataDir, files), files))?.live ?? new LiveState()
  const logs = new Logs(dataDir, files, log)
  await logs.open(live.committed)
  return new LowdbReader({ live: () => live, index: new LiveIndex(live), logs })
}
