import { mkdir } from 'node:fs/promises'
import type { ArchiveSource } from '../../src/adapters/data-archive/index.js'
import { createBackups, restoreArchive } from '../../src/adapters/data-archive/index.js'
import {
  LIVE_FILE,
  lockDataFolder,
  LOG_FOLDERS,
  openLowdbStore,
  readGeneration,
} from '../../src/adapters/lowdb-store/index.js'
import type { Config } from '../../src/config.js'
import type { Restored } from '../../src/domain/restored.js'
import { RESTORED_NOTE } from '../../src/engine/restored.js'
import type { Backups, Clock, Logger } from '../../src/ports.js'
import { productVersion } from './product-version.js'

/** What an archive of a data folder is made of. */
export const archiveSource = (dataDir: string): ArchiveSource => ({
  dataDir,
  generation: () => readGeneration(dataDir),
  liveFile: LIVE_FILE,
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
  const store = await openLowdbStore({ dataDir, ...parts })
  try {
    const restored: Restored = { backupAt, restoredAt: parts.clock.now(), caughtUpAt: null, asked: [] }
    await store.putNote(RESTORED_NOTE, restored)
  } finally {
    await store.close()
  }
}

/**
 * Restores an archive as a data folder, which must have no store; gives the moment of the backup.
 * @throws ArchiveFault, DataFolderLocked
 */
export const restoreDataFolder = async (file: string, dataDir: string, parts: Parts): Promise<string> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = await lockDataFolder(dataDir, parts.clock.now())
  try {
    const { at } = await restoreArchive(file, {
      dataDir,
      liveFile: LIVE_FILE,
      logFolders: LOG_FOLDERS,
      prepare: (folder, manifest) => markRestored(folder, manifest.at, parts),
    })
    return at
  } finally {
    await lock.release()
  }
}
