import path from 'node:path'
import { ArchiveFault } from '../../src/adapters/data-archive/index.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { restoreDataFolder } from '../service/data-archive.js'
import { firstOf, runCommand, type CallingForm } from './command.js'
import { isElsewhere } from '../service/document-folders.js'
import { dataFolder, documentsOf } from './data-folder.js'
import { commandLogger } from './logger.js'
import { print, printError } from './output.js'
import * as texts from './texts/archive.js'

const FORM: CallingForm = {
  usage: texts.RESTORE_USAGE,
  options: { to: 'value' },
  positionals: 1,
}

const restore = async (file: string, dataDir: string): Promise<number> => {
  try {
    const { at, storeElsewhere } = await restoreDataFolder(file, dataDir, {
      clock: systemClock,
      log: commandLogger,
    })
    print(
      storeElsewhere === null
        ? texts.restored(dataDir, at)
        : texts.restoredWithoutStore(dataDir, at, storeElsewhere),
    )
    if (isElsewhere(documentsOf(dataDir))) print(texts.documentsElsewhere)
    return 0
  } catch (error) {
    if (error instanceof DataFolderLocked) printError(texts.targetInUse(dataDir))
    else if (error instanceof ArchiveFault) printError(texts.archiveFault(error))
    else throw error
    return 1
  }
}

/** `control-oc restore`: only into a folder that has no store and no service. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async (call) =>
    restore(firstOf(call, texts.fileMissing), path.normalize(dataFolder(call.values.get('to')))),
  )
