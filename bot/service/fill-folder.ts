import { replaceLocalKeys } from '../../src/adapters/local-keys/index.js'
import { KEYS_NOTE } from '../../src/adapters/local-keys/shared.js'
import { openLowdbFilling } from '../../src/adapters/lowdb-store/index.js'
import type { Clock, Logger, StoreFilling } from '../../src/ports.js'

/**
 * Opens a data folder without a store to be filled. Keys that the services of a database had in common become those of the folder:
 * without them answers to mails that have left would not be recognised.
 * @throws DataFolderNotEmpty, DataFolderLocked
 */
export const openFolderFilling = (dataDir: string, clock: Clock, log: Logger): Promise<StoreFilling> =>
  openLowdbFilling({
    dataDir,
    clock,
    log,
    watched: { key: KEYS_NOTE, take: (value) => replaceLocalKeys(dataDir, value) },
  })
