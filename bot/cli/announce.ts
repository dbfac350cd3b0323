import { userInfo } from 'node:os'
import { callControl } from '../../src/adapters/control-socket/index.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { migrationOf } from '../../src/engine/migration/migration.js'
import { prepareNotices } from '../../src/engine/migration/prepare-notices.js'
import type { Prepared } from '../../src/engine/migration/requests.js'
import { PREPARE_NOTICES, preparedShape } from '../../src/engine/migration/requests.js'
import { runCommand, type CallingForm } from './command.js'
import { dataFolder } from './data-folder.js'
import { writeData } from './open-data.js'
import { officeSettings } from './office-settings.js'
import { print, printJson } from './output.js'
import { Refused } from './refused.js'
import * as texts from './texts/migration.js'

const operator = () => {
  const { username } = userInfo()
  return { id: `cli:${username}`, name: username }
}

/** The card is posted when the service starts. */
const prepareByMyself = async (dataDir: string): Promise<Prepared> => {
  const settings = officeSettings()
  const store = await writeData(dataDir)
  const now = systemClock.now()
  try {
    const view = await migrationOf({ store, settings, mailboxes: [], findings: [] }, now)
    const prepared = await prepareNotices(view, { store, settings }, now)
    if (!prepared.ok) return prepared
    const { clients, subject, text } = prepared
    const recipients = clients.flatMap(({ contacts }) => contacts).join(', ')
    return { ok: true, clients: clients.map(({ name }) => name).join(' · '), recipients, subject, text }
  } finally {
    await store.close()
  }
}

const prepare = async (dataDir: string): Promise<Prepared> => {
  const reply = await callControl(dataDir, PREPARE_NOTICES, { actor: operator() })
  if (reply?.ok === false) throw new Refused(texts.serviceRefused(reply.message))
  if (reply) return preparedShape.parse(reply.result)
  try {
    return await prepareByMyself(dataDir)
  } catch (error) {
    if (error instanceof DataFolderLocked) throw new Refused(texts.folderInUse(dataDir))
    throw error
  }
}

const FORM: CallingForm = {
  usage: texts.ANNOUNCE_USAGE,
  options: { json: 'flag', 'data-dir': 'value' },
  positionals: 0,
}

/** `control-oc announce`: puts the notice of our new address before an administrator, in the channel. Sends nothing. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async ({ flags, values }) => {
    const prepared = await prepare(dataFolder(values.get('data-dir')))
    if (flags.has('json')) printJson(prepared)
    else print(texts.preparedText(prepared))
    return prepared.ok || prepared.code === 'nobody_to_tell' ? 0 : 1
  })
