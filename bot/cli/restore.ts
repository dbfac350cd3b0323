import path from 'node:path'
import { ArchiveFault } from '../../src/adapters/data-archive/index.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { restoreDataFolder } from '../service/data-archive.js'
import { parseArguments } from './arguments.js'
import { dataFolder } from './data-folder.js'
import { commandLogger } from './logger.js'
import { print, printError } from './output.js'
import * as texts from './texts/archive.js'

const misuse = (problem: string): number => {
  printError(`${problem}\n\n${texts.RESTORE_USAGE}`)
  return 2
}

const restore = async (file: string, dataDir: string): Promise<number> => {
  try {
    const backupAt = await restoreDataFolder(file, dataDir, { clock: systemClock, log: commandLogger })
    print(texts.restored(dataDir, backupAt))
    return 0
  } catch (error) {
    if (error instanceof DataFolderLocked) printError(texts.targetInUse(dataDir))
    else if (error instanceof ArchiveFault) printError(texts.archiveFault(error))
    else throw error
    return 1
  }
}

/** `control-oc restore`: only into a folder that has no store and no service. */
export const run = async (args: string[]): Promise<number> => {
  const parsed = parseArguments(args, { to: 'value' }, 1)
  if (!parsed.ok) return misuse(parsed.problem)
  if (parsed.flags.has('help')) {
    print(texts.RESTORE_USAGE)
    return 0
  }
  const [file] = parsed.positionals
  if (file === undefined) return misuse(texts.fileMissing)
  return restore(file, path.normalize(dataFolder(parsed.values.get('to'))))
}
