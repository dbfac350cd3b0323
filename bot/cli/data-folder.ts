import { readFileSync } from 'node:fs'
import path from 'node:path'
import { documentPlace, loadConfigFile } from '../../src/config.js'
import type { DocumentSettings } from '../service/document-folders.js'

const DEFAULT_DATA_DIR = './data'

/** The folder that `--data-dir` names, else the one that the service of this folder would use. */
export const dataFolder = (named: string | undefined): string => {
  if (named !== undefined) return named
  const loaded = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  return loaded.values.DATA_DIR ?? DEFAULT_DATA_DIR
}

/** Where the documents of a data folder are: what FILES_URL says is said of the service's own. */
export const documentsOf = (dataDir: string): DocumentSettings => {
  const { values } = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  const isOwn = path.resolve(dataDir) === path.resolve(values.DATA_DIR ?? DEFAULT_DATA_DIR)
  const documents = isOwn ? documentPlace(values, dataDir) : { kind: 'folder' as const, path: dataDir }
  return { dataDir, documents }
}
