import { callControl } from '../../src/adapters/control-socket/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import type { MigrationView } from '../../src/contract.js'
import { migrationOf } from '../../src/engine/migration/migration.js'
import { MIGRATION } from '../../src/engine/migration/requests.js'
import { runCommand, type CallingForm } from './command.js'
import { dataFolder } from './data-folder.js'
import { readData } from './open-data.js'
import { officeSettings } from './office-settings.js'
import { print, printJson } from './output.js'
import { Refused } from './refused.js'
import * as texts from './texts/migration.js'

interface Seen {
  readonly view: MigrationView
  readonly isRunning: boolean
}

/** What was committed last; whether the mailboxes are read, only a running service knows. */
const readByMyself = async (dataDir: string): Promise<MigrationView> => {
  const settings = officeSettings()
  const store = await readData(dataDir)
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

const FORM: CallingForm = {
  usage: texts.MIGRATION_USAGE,
  options: { json: 'flag', 'data-dir': 'value' },
  positionals: 0,
}

/** `control-oc migration`: how far the move to another mailbox is; by way of the running service, else out of the data folder. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async ({ flags, values }) => {
    const { view, isRunning } = await look(dataFolder(values.get('data-dir')))
    if (flags.has('json')) printJson({ serviceRunning: isRunning, ...view })
    else print(texts.migrationText(view, isRunning))
    return 0
  })
