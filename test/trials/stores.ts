import type { StorePlace } from '../../bot/service/stores.js'
import type { PostgresOptions, PostgresServer } from '../servers/postgres.js'
import { postgresMissing, startPostgres } from '../servers/postgres.js'

/** `folder`: in the data folder. `postgres`: in PostgreSQL. */
export type StoreKind = 'folder' | 'postgres'

/** The same switch as that of the suites. */
export const STORE_KIND: StoreKind = process.env['TEST_STORE'] === 'postgres' ? 'postgres' : 'folder'

/** What a run that is to be repeated says of it. */
export const STORE_SWITCH = STORE_KIND === 'postgres' ? { environment: 'TEST_STORE=postgres' } : {}

/** Why the trials cannot have their stores here; null where they can. */
export const storesMissing = (): string | null => (STORE_KIND === 'postgres' ? postgresMissing() : null)

/** Where the services of a trial have their stores. */
export interface TrialStores {
  /** The trial's own server; null where stores are in data folders. */
  readonly server: PostgresServer | null
  /** A new database for a store; null where it will be in its service's data folder. */
  newUrl(): Promise<string | null>
  stop(): Promise<void>
}

const inFolders: TrialStores = {
  server: null,
  newUrl: async () => null,
  stop: async () => undefined,
}

/** Starts a private PostgreSQL where TEST_STORE=postgres asks for it. */
export const openTrialStores = async (options: PostgresOptions = {}): Promise<TrialStores> => {
  if (STORE_KIND === 'folder') return inFolders
  const server = await startPostgres(options)
  return {
    server,
    newUrl: () => server.newDatabase(),
    stop: () => server.stop(),
  }
}

/** By which a service finds its store. */
export const settingsOf = ({ dataDir, storeUrl }: StorePlace): Record<string, string> => ({
  DATA_DIR: dataDir,
  ...(storeUrl !== null && { STORE_URL: storeUrl }),
})
