import { callControl } from '../../src/adapters/control-socket/index.js'
import { openLowdbStoreReadOnly } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import type { MigrationView } from '../../src/contract.js'
import { migrationOf } from '../../src/engine/migration/migration.js'
import { MIGRATION } from '../../src/engine/migration/requests.js'
import { parseArguments } from './arguments.js'
import { dataFolder } from './data-folder.js'
import { commandLogger } from './logger.js'
import { officeSettings } from './office-settings.js'
import { print, printError, printJson } from './output.js'
import { Refused } from './refused.js'
import * as texts from './texts/migration.js'

interface Seen {
  readonly view: MigrationView
  readonly isRunning: boolean
}

/** What was committed last; whether the mailboxes are read, only a running service knows. */
const readByMyself = async (dataDir: string): Promise<MigrationView> => {
  const settings = officeSettings()
  const store = await openLowdbStoreReadOnly(dataDir, commandLogger)
  try {
    return await migrationOf({ store, settings, mailboxes: [], findings: [] }, systemClock.now())
  } finally {
    await store.close()
  }
}

const look = async (dataDir: string): Promise<Seen> => {
  const reply = await callControl(dataDir, MIGRATION, null)
  if (reply === null) return { view: await readByMyself(dataDir), isRunning: false }
  if (!reply.ok) throw new Refused(texts.serviceRefused(reply.message))
  return { view: reply.result as MigrationView, isRunning: true }
}

const misuse = (problem: string): number => {
  printError(`${problem}\n\n${texts.MIGRATION_USAGE}`)
  return 2
}

/** `control-oc migration`: how far the move to another mailbox is; by way of the running service, else out of the data folder. */
export const run = async (args: string[]): Promise<number> => {
  const parsed = parseArguments(args, { json: 'flag', 'data-dir': 'value' }, 0)
  if (!parsed.ok) return misuse(parsed.problem)
  const { flags, values } = parsed
  if (flags.has('help')) {
    print(texts.MIGRATION_USAGE)
    return 0
  }
  try {
    const { view, isRunning } = await look(dataFolder(values.get('data-dir')))
    if (flags.has('json')) printJson({ serviceRunning: isRunning, ...view })
    else print(texts.migrationText(view, isRunning))
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    printError(error.message)
    return 1
  }
}
