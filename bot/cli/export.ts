import path from 'node:path'
import { callControl } from '../../src/adapters/control-socket/index.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/index.js'
import { verifyExport } from '../../src/adapters/mail-export/index.js'
import { beginAgain, EXPORT_AGAIN, wantedEntries } from '../../src/engine/exporting/requests.js'
import { runCommand, type CallingForm } from './command.js'
import { exportFolder } from '../service/document-folders.js'
import { dataFolder, documentsOf } from './data-folder.js'
import { readData, writeData } from './open-data.js'
import { print } from './output.js'
import { Misused, Refused } from './refused.js'
import * as texts from './texts/export.js'

const check = async (dataDir: string): Promise<number> => {
  const store = await readData(dataDir)
  try {
    const folder = exportFolder(documentsOf(dataDir))
    const verified = await verifyExport(folder, await wantedEntries(store))
    print(texts.checkedText(verified, path.join(folder, 'export')))
    return verified.problems.length === 0 ? 0 : 1
  } finally {
    await store.close()
  }
}

const beginByMyself = async (dataDir: string): Promise<void> => {
  const store = await writeData(dataDir)
  try {
    await beginAgain(store)
  } finally {
    await store.close()
  }
}

const again = async (dataDir: string): Promise<number> => {
  const reply = await callControl(dataDir, EXPORT_AGAIN, null)
  if (reply?.ok === false) throw new Refused(texts.serviceRefused(reply.message))
  if (reply === null) await beginByMyself(dataDir)
  print(reply ? texts.againByService : texts.againAtStart)
  return 0
}

const FORM: CallingForm = {
  usage: texts.EXPORT_USAGE,
  options: { check: 'flag', again: 'flag', 'data-dir': 'value' },
  positionals: 0,
}

/** `control-oc export`: checks what is kept of critical mail beside a running service, or has it completed. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async ({ flags, values }) => {
    if (flags.has('check') && flags.has('again')) throw new Misused(texts.oneOrTheOther)
    const dataDir = dataFolder(values.get('data-dir'))
    try {
      return await (flags.has('again') ? again(dataDir) : check(dataDir))
    } catch (error) {
      if (error instanceof DataFolderLocked) throw new Refused(texts.folderInUse(dataDir))
      throw error
    }
  })
