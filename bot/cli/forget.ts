import { userInfo } from 'node:os'
import { callControl } from '../../src/adapters/control-socket/index.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { readPerson } from '../../src/domain/person.js'
import { FORGET_PERSON, forgetPerson, rehearseForgetting } from '../../src/engine/privacy/forget.js'
import type { ForgetRequest } from '../../src/engine/privacy/forget.js'
import { forgetReportShape } from '../../src/engine/privacy/forget-report.js'
import type { ForgetReport } from '../../src/engine/privacy/forget-report.js'
import { openDocumentFolders } from '../service/document-folders.js'
import { firstOf, runCommand, type CallingForm } from './command.js'
import { dataFolder, documentsOf } from './data-folder.js'
import { readData, writeData } from './open-data.js'
import { print, printJson } from './output.js'
import { Refused } from './refused.js'
import * as texts from './texts/person.js'

interface Wish {
  readonly person: string
  readonly contacts: boolean
  readonly yes: boolean
  readonly asJson: boolean
  readonly dataDir: string
}

/** Reads what was committed last; it needs nobody's leave and leaves nothing behind. */
const rehearse = async ({ dataDir, ...request }: Wish): Promise<ForgetReport> => {
  const store = await readData(dataDir)
  try {
    return await rehearseForgetting(request, store)
  } finally {
    await store.close()
  }
}

/** A large archive is read several times. */
const PATIENCE_MS = 600_000

const byService = async (dataDir: string, request: ForgetRequest): Promise<ForgetReport | null> => {
  const reply = await callControl(dataDir, FORGET_PERSON, request, PATIENCE_MS)
  if (reply === null) return null
  if (!reply.ok) throw new Refused(texts.serviceRefused(reply.message))
  return forgetReportShape.parse(reply.result)
}

const byMyself = async (dataDir: string, request: ForgetRequest): Promise<ForgetReport> => {
  const store = await writeData(dataDir)
  try {
    return await forgetPerson(request, {
      store,
      ...openDocumentFolders(documentsOf(dataDir)),
      clock: systemClock,
    })
  } finally {
    await store.close()
  }
}

const forget = async ({ dataDir, person, contacts }: Wish): Promise<ForgetReport> => {
  const { username } = userInfo()
  const request = { person, contacts, actor: { id: `cli:${username}`, name: username } }
  try {
    return (await byService(dataDir, request)) ?? (await byMyself(dataDir, request))
  } catch (error) {
    if (error instanceof DataFolderLocked) throw new Refused(texts.folderInUse(dataDir))
    throw error
  }
}

const isComplete = (report: ForgetReport): boolean =>
  report.openReservations.length + report.openQuestions.length === 0 &&
  (report.clients.length === 0 || report.clientsChanged)

const carryOut = async (wish: Wish): Promise<number> => {
  const reading = readPerson(wish.person)
  if (!reading.ok) throw new Refused(texts.personFault(reading.code))
  const report = await (wish.yes ? forget(wish) : rehearse(wish))
  if (wish.asJson) printJson(report)
  else print(texts.forgetText(report, reading.person.by))
  return isComplete(report) ? 0 : 1
}

const FORM: CallingForm = {
  usage: texts.FORGET_USAGE,
  options: { yes: 'flag', contacts: 'flag', json: 'flag', 'data-dir': 'value' },
  positionals: 1,
}

/** `control-oc forget`: shows what would go; with `--yes` takes it out, by way of the running service or by itself. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async (call) =>
    carryOut({
      person: firstOf(call, texts.personMissing),
      contacts: call.flags.has('contacts'),
      yes: call.flags.has('yes'),
      asJson: call.flags.has('json'),
      dataDir: dataFolder(call.values.get('data-dir')),
    }),
  )
