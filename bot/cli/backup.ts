import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ArchiveFault, writeArchive } from '../../src/adapters/data-archive/index.js'
import { StoreDamaged } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { loadConfigFile } from '../../src/config.js'
import { archiveSource } from '../service/data-archive.js'
import { serviceCannotStart } from '../texts/service.js'
import { parseArguments } from './arguments.js'
import { dataFolder } from './data-folder.js'
import { print, printError } from './output.js'
import * as texts from './texts/archive.js'

/** The folder that is named, else the one of the service of this folder, else the usual one of the data folder. */
const backupFolder = (named: string | undefined, dataDir: string, isConfigured: boolean): string => {
  if (named !== undefined) return named
  const { values } = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  return (isConfigured ? values.BACKUP_DIR : null) ?? path.join(dataDir, 'backups')
}

const misuse = (problem: string): number => {
  printError(`${problem}\n\n${texts.BACKUP_USAGE}`)
  return 2
}

/** `control-oc backup`: reads beside a running service, which need not be asked (docs/adr/0028). */
export const run = async (args: string[]): Promise<number> => {
  const parsed = parseArguments(args, { 'data-dir': 'value' }, 1)
  if (!parsed.ok) return misuse(parsed.problem)
  if (parsed.flags.has('help')) {
    print(texts.BACKUP_USAGE)
    return 0
  }
  const named = parsed.values.get('data-dir')
  const dataDir = dataFolder(named)
  const dir = backupFolder(parsed.positionals[0], dataDir, named === undefined)
  try {
    print(texts.backupMade(await writeArchive(archiveSource(dataDir), dir, systemClock.now())))
    return 0
  } catch (error) {
    if (error instanceof StoreDamaged) printError(serviceCannotStart(error))
    else if (error instanceof ArchiveFault) printError(texts.archiveFault(error))
    else throw error
    return 1
  }
}
