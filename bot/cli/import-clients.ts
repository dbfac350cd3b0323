import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { createClientSheet, SheetUnreadable } from '../../src/adapters/client-sheet/index.js'
import { callControl } from '../../src/adapters/control-socket/index.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/index.js'
import type { Actor } from '../../src/contract.js'
import { toInstant } from '../../src/domain/time.js'
import { readClientHeader } from '../../src/engine/client-columns.js'
import { planImport } from '../../src/engine/import-clients.js'
import { importReportShape, reportOf, type ImportReport } from '../../src/engine/import-report.js'
import { IMPORT_CLIENTS, importClients } from '../../src/engine/import-request.js'
import type { Clock, SheetRow } from '../../src/ports.js'
import { firstOf, runCommand, type CallingForm } from './command.js'
import { dataFolder } from './data-folder.js'
import { readData, writeData } from './open-data.js'
import { print, printJson } from './output.js'
import { Refused } from './refused.js'
import { rowRefusalText } from '../../src/texts/client-sheet.js'
import * as texts from './texts/import-clients.js'

const clock: Clock = { now: () => toInstant(Date.now()) }

const readBytes = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path)
  } catch {
    throw new Refused(texts.unreadableSheet(path))
  }
}

const readRows = async (path: string): Promise<readonly SheetRow[]> => {
  const content = await readBytes(path)
  try {
    return await createClientSheet(readClientHeader).read(content, path)
  } catch (error) {
    if (error instanceof SheetUnreadable) throw new Refused(texts.sheetFault(path, error.code))
    throw error
  }
}

const operator = (): Actor => {
  const { username } = userInfo()
  return { id: `cli:${username}`, name: username }
}

/** A rehearsal reads what was committed last; it needs nobody's leave and leaves nothing behind. */
const rehearse = async (dataDir: string, rows: readonly SheetRow[]): Promise<ImportReport> => {
  const store = await readData(dataDir)
  try {
    return reportOf(planImport(rows, await store.clients()))
  } finally {
    await store.close()
  }
}

const importByService = async (dataDir: string, rows: readonly SheetRow[]): Promise<ImportReport | null> => {
  const reply = await callControl(dataDir, IMPORT_CLIENTS, { rows, actor: operator() })
  if (reply === null) return null
  if (!reply.ok) throw new Refused(texts.serviceRefused(reply.message))
  return importReportShape.parse(reply.result)
}

const importByMyself = async (dataDir: string, rows: readonly SheetRow[]): Promise<ImportReport> => {
  const store = await writeData(dataDir)
  try {
    return await importClients(store, clock, { rows: [...rows], actor: operator() })
  } finally {
    await store.close()
  }
}

const importRows = async (dataDir: string, rows: readonly SheetRow[]): Promise<ImportReport> => {
  try {
    return (await importByService(dataDir, rows)) ?? (await importByMyself(dataDir, rows))
  } catch (error) {
    if (error instanceof DataFolderLocked) throw new Refused(texts.folderInUse(dataDir))
    throw error
  }
}

const show = (report: ImportReport, dryRun: boolean, asJson: boolean): void => {
  if (!asJson) return print(texts.reportText(report, dryRun))
  const refused = report.refused.map((one) => ({
    row: one.row,
    name: one.name,
    code: one.refusal.code,
    reason: rowRefusalText(one.refusal),
  }))
  printJson({ dryRun, ...report, refused })
}

interface Order {
  readonly file: string
  readonly dataDir: string | undefined
  readonly dryRun: boolean
  readonly asJson: boolean
}

const carryOut = async ({ file, dataDir, dryRun, asJson }: Order): Promise<number> => {
  const rows = await readRows(file)
  const folder = dataFolder(dataDir)
  const report = await (dryRun ? rehearse(folder, rows) : importRows(folder, rows))
  show(report, dryRun, asJson)
  return report.refused.length === 0 ? 0 : 1
}

const FORM: CallingForm = {
  usage: texts.IMPORT_USAGE,
  options: { 'dry-run': 'flag', json: 'flag', 'data-dir': 'value' },
  positionals: 1,
}

/** `control-oc import-clients`: by way of the running service, else straight into the store. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async (call) =>
    carryOut({
      file: firstOf(call, texts.fileMissing),
      dataDir: call.values.get('data-dir'),
      dryRun: call.flags.has('dry-run'),
      asJson: call.flags.has('json'),
    }),
  )
