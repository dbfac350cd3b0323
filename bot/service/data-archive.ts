import { mkdir } from 'node:fs/promises'
import type { ArchiveSource, StoreGeneration } from '../../src/adapters/data-archive/index.js'
import { createBackups, restoreArchive } from '../../src/adapters/data-archive/index.js'
import {
  LIVE_FILE,
  lockDataFolder,
  LOG_FOLDERS,
  openLowdbStore,
  readElsewhere,
  readGeneration,
} from '../../src/adapters/lowdb-store/index.js'
import type { Config } from '../../src/config.js'
import type { Restored } from '../../src/domain/restored.js'
import type { Instant } from '../../src/domain/time.js'
import { RESTORED_NOTE } from '../../src/engine/restored.js'
import type { Backups, Clock, Logger } from '../../src/ports.js'
import { productVersion } from './product-version.js'

const STORE_IS_ELSEWHERE: StoreGeneration = { files: new Map(), logs: new Map() }

/** What a folder that is bound to a database may still have of a store is old. */
const generationOf = async (dataDir: string): Promise<StoreGeneration | null> =>
  (await readElsewhere(dataDir)) ? STORE_IS_ELSEWHERE : readGeneration(dataDir)

/** What an archive of a data folder is made of. */
export const archiveSource = (dataDir: string): ArchiveSource => ({
  dataDir,
  generation: () => generationOf(dataDir),
  logFolders: LOG_FOLDERS,
  version: productVersion(),
})

export const openBackups = ({ dataDir, backup }: Pick<Config, 'dataDir' | 'backup'>, clock: Clock): Backups =>
  createBackups(archiveSource(dataDir), backup, clock)

interface Parts {
  readonly clock: Clock
  readonly log: Logger
}

/** That what it does not know may have happened is written into the restored store before anybody can open it. */
const markRestored = async (dataDir: string, backupAt: string, parts: Parts): Promise<void> => {
  if (await readElsewhere(dataDir)) return
  const store = await openLowdbStore({ dataDir, ...parts })
  try {
    const restored: Restored = { backupAt, restoredAt: parts.clock.now(), caughtUpAt: null, asked: [] }
    await store.putNote(RESTORED_NOTE, restored)
  } finally {
    await store.close()
  }
}

/** What a backup has brought back. */
export interface RestoredFolder {
  /** The moment of the backup. */
  readonly at: Instant
  /** Where the store is that belongs to the folder; null: it was in the backup. */
  readonly storeElsewhere: string | null
}

/**
 * Restores an archive as a data folder, which must have no store.
 * @throws ArchiveFault, DataFolderLocked
 */
export const restoreDataFolder = async (
  file: string,
  dataDir: string,
  parts: Parts,
): Promise<RestoredFolder> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = await lockDataFolder(dataDir, parts.clock.now())
  try {
    const { at } = await restoreArchive(file, {
      dataDir,
      liveFile: LIVE_FILE,
      logFolders: LOG_FOLDERS,
      prepare: (folder, manifest) => markRestored(folder, manifest.at, parts),
    })
    return { at, storeElsewhere: (await readElsewhere(dataDir))?.where ?? null }
  } finally {
    await lock.release()
  }
}
