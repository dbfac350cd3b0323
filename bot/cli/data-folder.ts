import { readFileSync } from 'node:fs'
import path from 'node:path'
import { documentPlace, loadConfigFile } from '../../src/config.js'
import type { LoadedConfig } from '../../src/config.js'
import type { DocumentSettings } from '../service/document-folders.js'
import type { StorePlace } from '../service/stores.js'

const DEFAULT_DATA_DIR = './data'

/** The folder that `--data-dir` names, else the one that the service of this folder would use. */
export const dataFolder = (named: string | undefined): string => {
  if (named !== undefined) return named
  const loaded = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  return loaded.values.DATA_DIR ?? DEFAULT_DATA_DIR
}

/** What the service of this folder was told, where this is its own data folder; else null. */
const saidOf = (dataDir: string): LoadedConfig['values'] | null => {
  const { values } = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  return path.resolve(dataDir) === path.resolve(values.DATA_DIR ?? DEFAULT_DATA_DIR) ? values : null
}

/** Where the documents of a data folder are: what FILES_URL says is said of the service's own. */
export const documentsOf = (dataDir: string): DocumentSettings => {
  const values = saidOf(dataDir)
  const documents = values ? documentPlace(values, dataDir) : { kind: 'folder' as const, path: dataDir }
  return { dataDir, documents }
}

/** Where the store of a data folder is: STORE_URL too is said of the service's own. */
export const storeOf = (dataDir: string): StorePlace => ({
  dataDir,
  storeUrl: saidOf(dataDir)?.STORE_URL ?? null,
})
