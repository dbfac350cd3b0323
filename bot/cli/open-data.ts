import { StoreIsElsewhere } from '../../src/adapters/lowdb-store/index.js'
import { PostgresFault } from '../../src/adapters/postgres-store/fault.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import type { Store, StoreReader } from '../../src/ports.js'
import { DataFolderHasStore, StoreIsAnother } from '../service/store-guard.js'
import { openReaderAt, openStoreAt } from '../service/stores.js'
import { serviceCannotStart } from '../texts/service.js'
import { storeOf } from './data-folder.js'
import { commandLogger } from './logger.js'
import { Refused } from './refused.js'

const isRefusal = (error: unknown): boolean =>
  [PostgresFault, DataFolderHasStore, StoreIsAnother, StoreIsElsewhere].some((kind) => error instanceof kind)

const refusing = async <T>(opening: Promise<T>): Promise<T> => {
  try {
    return await opening
  } catch (error) {
    if (isRefusal(error)) throw new Refused(serviceCannotStart(error))
    throw error
  }
}

/** What was committed last, beside a running service. @throws Refused where the database is not to be had */
export const readData = (dataDir: string): Promise<StoreReader> =>
  refusing(openReaderAt(storeOf(dataDir), commandLogger))

/** @throws DataFolderLocked; Refused where the database is not to be had */
export const writeData = (dataDir: string): Promise<Store> =>
  refusing(openStoreAt(storeOf(dataDir), { clock: systemClock, log: commandLogger }))
