import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ArchiveFault, writeArchive } from '../../src/adapters/data-archive/index.js'
import { readElsewhere, StoreDamaged } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { loadConfigFile } from '../../src/config.js'
import { archiveSource } from '../service/data-archive.js'
import { serviceCannotStart } from '../texts/service.js'
import { runCommand, type CallingForm } from './command.js'
import { isElsewhere } from '../service/document-folders.js'
import { dataFolder, documentsOf } from './data-folder.js'
import { print } from './output.js'
import { Refused } from './refused.js'
import * as texts from './texts/archive.js'

/** The folder that is named, else the one of the service of this folder, else the usual one of the data folder. */
const backupFolder = (named: string | undefined, dataDir: string, isConfigured: boolean): string => {
  if (named !== undefined) return named
  const { values } = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  return (isConfigured ? values.BACKUP_DIR : null) ?? path.join(dataDir, 'backups')
}

const FORM: CallingForm = {
  usage: texts.BACKUP_USAGE,
  options: { 'data-dir': 'value' },
  positionals: 1,
}

const backUp = async (dataDir: string, dir: string): Promise<number> => {
  try {
    print(texts.backupMade(await writeArchive(archiveSource(dataDir), dir, systemClock.now())))
    const elsewhere = await readElsewhere(dataDir)
    if (elsewhere) print(texts.storeElsewhere(elsewhere.where))
    if (isElsewhere(documentsOf(dataDir))) print(texts.documentsElsewhere)
    return 0
  } catch (error) {
    if (error instanceof StoreDamaged) throw new Refused(serviceCannotStart(error))
    if (error instanceof ArchiveFault) throw new Refused(texts.archiveFault(error))
    throw error
  }
}

/** `control-oc backup`: reads beside a running service, which need not be asked (docs/adr/0028). */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async ({ values, positionals }) => {
    const named = values.get('data-dir')
    const dataDir = dataFolder(named)
    return backUp(dataDir, backupFolder(positionals[0], dataDir, named === undefined))
  })
