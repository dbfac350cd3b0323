import path from 'node:path'
import { openStoreAt } from '../../bot/service/stores.js'
import type { Clock, Store } from '../../src/ports.js'
import { quietLog, systemClock } from '../fakes/quiet.js'
import { isOnPostgres, newTestDatabase } from './test-database.js'

/** By data folder; they go with the server. */
const urls = new Map<string, Promise<string>>()

const urlOf = (dataDir: string): Promise<string> => {
  const known = urls.get(path.resolve(dataDir)) ?? newTestDatabase().then(({ url }) => url)
  urls.set(path.resolve(dataDir), known)
  return known
}

/** By which a service with this data folder finds its store: nothing where that is in the folder. */
export const storeSettings = async (dataDir: string): Promise<Readonly<Record<string, string>>> =>
  isOnPostgres ? { STORE_URL: await urlOf(dataDir) } : {}

/** Opens the store of a data folder: in it, or in a database of its own where TEST_STORE says so. */
export const openFolderStore = async (dataDir: string, clock: Clock = systemClock): Promise<Store> => {
  const storeUrl = isOnPostgres ? await urlOf(dataDir) : null
  return openStoreAt({ dataDir, storeUrl }, { clock, log: quietLog })
}
