import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { findChaseTimes, loadConfigFile } from '../../src/config.js'
import type { ChasePolicy } from '../../src/domain/reminder-policy.js'
import type { OldRows } from '../../src/engine/import-old/old-cells.js'
import type { OldCase } from '../../src/engine/import-old/old-cases.js'
import { OLD_CASES_AT_ONCE, rehearseOldImport } from '../../src/engine/import-old/import-request.js'
import { oldClientRows } from '../../src/engine/import-old/plan.js'
import type { OldPartReport } from '../../src/engine/import-old/report.js'
import { policyOf } from '../service/engine-settings.js'
import { firstOf, runCommand, type CallingForm } from './command.js'
import { openDocumentFolders } from '../service/document-folders.js'
import { dataFolder, documentsOf } from './data-folder.js'
import { gatherCases, readOldRows, rehearsalVault } from './import-old-file.js'
import { openOldImporter } from './import-old-writer.js'
import { readData } from './open-data.js'
import { print } from './output.js'
import { Refused } from './refused.js'
import * as texts from './texts/import-old.js'
import { oldReportJson, oldReportText, type OldReport } from './texts/import-old-report.js'

/** The office's times, whether or not its accounts are configured already. @throws Refused */
const readPolicy = (): ChasePolicy => {
  const times = findChaseTimes(loadConfigFile('.env', process.env, readFileSync, 'inspect').values)
  if (!times) throw new Refused(texts.timesNotUnderstood)
  return policyOf(times)
}

const inParts = (cases: readonly OldCase[]): readonly (readonly OldCase[])[] =>
  Array.from({ length: Math.ceil(cases.length / OLD_CASES_AT_ONCE) }, (_, part) =>
    cases.slice(part * OLD_CASES_AT_ONCE, (part + 1) * OLD_CASES_AT_ONCE),
  )

interface Order {
  readonly file: string
  readonly dataDir: string
  readonly policy: ChasePolicy
  readonly rows: OldRows
}

type Outcome = Omit<OldReport, 'dryRun' | 'file' | 'at'>

/** A rehearsal reads what was committed last; it needs nobody's leave and leaves nothing behind. */
const rehearse = async ({ file, dataDir, policy, rows }: Order): Promise<Outcome> => {
  const { cases, orphans } = await gatherCases(rows, file, rehearsalVault)
  const store = await readData(dataDir)
  try {
    const context = { policy, now: systemClock.now() }
    return { orphans, ...(await rehearseOldImport(oldClientRows(rows), cases, store, context)) }
  } finally {
    await store.close()
  }
}

const importAll = async ({ file, dataDir, policy, rows }: Order): Promise<Outcome> => {
  const importer = await openOldImporter(dataDir, policy)
  try {
    const clients = await importer.clients(oldClientRows(rows))
    const { cases, orphans } = await gatherCases(rows, file, openDocumentFolders(documentsOf(dataDir)).vault)
    const reservations: OldPartReport['reservations'][number][] = []
    for (const part of inParts(cases)) reservations.push(...(await importer.reservations(part)).reservations)
    return { clients, reservations, orphans }
  } finally {
    await importer.close()
  }
}

const KEPT_IN = 'import-old'

/** Names of clients and reservations stand in it: for this user's eyes only, like all of the data folder. */
const keepReport = async (dataDir: string, at: string, text: string, ending: string): Promise<string> => {
  const folder = path.join(dataDir, KEPT_IN)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${at.replaceAll(/[:.]/gu, '-')}.${ending}`)
  await writeFile(file, text, { mode: 0o600, flag: 'wx' })
  return file
}

interface Wish {
  readonly file: string
  readonly dataDir: string | undefined
  readonly yes: boolean
  readonly asJson: boolean
}

const carryOut = async ({ file, dataDir, yes, asJson }: Wish): Promise<number> => {
  const rows = await readOldRows(file)
  const policy = readPolicy()
  const order = { file, dataDir: dataFolder(dataDir), policy, rows }
  const outcome = await (yes ? importAll(order) : rehearse(order))
  const report: OldReport = { ...outcome, file: path.basename(file), at: systemClock.now(), dryRun: !yes }
  const text = asJson ? oldReportJson(report) : oldReportText(report, policy)
  print(text)
  if (yes) {
    const kept = await keepReport(order.dataDir, report.at, text, asJson ? 'json' : 'txt')
    if (!asJson) print(texts.reportKept(kept))
  }
  const refused = report.reservations.some((one) => one.outcome === 'refused')
  return refused || report.clients.refused.length > 0 ? 1 : 0
}

const FORM: CallingForm = {
  usage: texts.IMPORT_OLD_USAGE,
  options: { yes: 'flag', json: 'flag', 'data-dir': 'value' },
  positionals: 1,
}

/** `control-oc import-old`: shows what the old system's reservations become; with `--yes` takes them over. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async (call) =>
    carryOut({
      file: firstOf(call, texts.fileMissing),
      dataDir: call.values.get('data-dir'),
      yes: call.flags.has('yes'),
      asJson: call.flags.has('json'),
    }),
  )
