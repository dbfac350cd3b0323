import { readFileSync } from 'node:fs'
import { loadConfigFile } from '../../src/config.js'

const DEFAULT_DATA_DIR = './data'

/** The folder that `--data-dir` names, else the one that the service of this folder would use. */
export const dataFolder = (named: string | undefined): string => {
  if (named !== undefined) return named
  const loaded = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  return loaded.values.DATA_DIR ?? DEFAULT_DATA_DIR
}
