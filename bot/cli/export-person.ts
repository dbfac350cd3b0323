import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { readPerson, withoutOthers } from '../../src/domain/person.js'
import type { Person } from '../../src/domain/person.js'
import { filesOf, findHoldings } from '../../src/engine/privacy/holdings.js'
import type { Holdings } from '../../src/engine/privacy/holdings.js'
import type { FileVault, MailExport } from '../../src/ports.js'
import { openDocumentFolders } from '../service/document-folders.js'
import { firstOf, runCommand, type CallingForm } from './command.js'
import { dataFolder, documentsOf } from './data-folder.js'
import { readData } from './open-data.js'
import { print } from './output.js'
import { Refused } from './refused.js'
import * as texts from './texts/person.js'

/** For this user's eyes only, like all of the data folder. */
const FOR_OWNER = 0o600
const FOLDER_FOR_OWNER = 0o700

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** @throws Refused where there is one already: nothing is mixed or written over */
const newFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(path.dirname(folder), { recursive: true, mode: FOLDER_FOR_OWNER })
    await mkdir(folder, { mode: FOLDER_FOR_OWNER })
  } catch (error) {
    if (isThere(error)) throw new Refused(texts.folderExists(folder))
    throw error
  }
}

/** Names come from mails: only what is harmless in a path stays. */
const safeName = (filename: string): string => filename.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_').slice(-80)

/** Its name tells it from others of that name. */
const writeDocument = async (
  id: string,
  filename: string,
  content: Uint8Array,
  folder: string,
): Promise<string> => {
  const name = `${id.slice(0, 8)}-${safeName(filename)}`
  await writeFile(path.join(folder, name), content, { mode: FOR_OWNER, flag: 'wx' })
  return name
}

/** Names by id, and null for each that is in the vault no more or was changed there. */
const writeDocuments = async (
  ids: Iterable<string>,
  vault: FileVault,
  folder: string,
): Promise<ReadonlyMap<string, string | null>> => {
  await mkdir(folder, { mode: FOLDER_FOR_OWNER })
  const written = new Map<string, string | null>()
  for (const id of ids) {
    const about = await vault.about(id)
    const content = about && (await vault.read(id).catch(() => null))
    written.set(id, content && (await writeDocument(id, about.filename, content, folder)))
  }
  return written
}

/** Critical mail is kept longer than the vault and the records of mails know of it; what they know is written already. */
const writeExported = async (
  { reservations }: Holdings,
  known: ReadonlyMap<string, string | null>,
  exports: MailExport,
  folder: string,
): Promise<ReadonlyMap<string, string | null>> => {
  const written = new Map(known)
  const trips = reservations.filter(({ guest }) => guest).map(({ reservation }) => reservation.locator)
  for await (const { path: where, id, content } of exports.filesOf(trips))
    if (!written.get(id)) written.set(id, await writeDocument(id, path.basename(where), content, folder))
  return written
}

const dataOf = (holdings: Holdings, person: Person): object => ({
  ...holdings,
  reservations: holdings.reservations.map(({ reservation, ...place }) => ({
    ...place,
    reservation: person.by === 'name' ? withoutOthers(reservation, person) : reservation,
  })),
})

interface Wish {
  readonly asked: string
  readonly dataDir: string
  readonly folder: string
  readonly at: string
}

const findIn = async (dataDir: string, person: Person): Promise<Holdings> => {
  const store = await readData(dataDir)
  try {
    return await findHoldings(person, store)
  } finally {
    await store.close()
  }
}

const carryOut = async ({ asked, dataDir, folder, at }: Wish): Promise<void> => {
  const reading = readPerson(asked)
  if (!reading.ok) throw new Refused(texts.personFault(reading.code))
  const holdings = await findIn(dataDir, reading.person)
  await newFolder(folder)
  const { vault, exports } = openDocumentFolders(documentsOf(dataDir))
  const documentsFolder = path.join(folder, 'documentos')
  const fromVault = await writeDocuments(filesOf(holdings), vault, documentsFolder)
  const written = await writeExported(holdings, fromVault, exports, documentsFolder)
  const documents = [...written.values()]
  const data = `${JSON.stringify(dataOf(holdings, reading.person), null, 2)}\n`
  const index = texts.exportIndex({ asked, at, holdings, documents })
  await writeFile(path.join(folder, 'datos.json'), data, { mode: FOR_OWNER, flag: 'wx' })
  await writeFile(path.join(folder, 'LEEME.txt'), index, { mode: FOR_OWNER, flag: 'wx' })
  print(`${index}\n${texts.exportedTo(folder)}`)
}

const FORM: CallingForm = {
  usage: texts.EXPORT_USAGE,
  options: { to: 'value', 'data-dir': 'value' },
  positionals: 1,
}

/** `control-oc export-person`: reads beside a running service, which need not be asked, and changes nothing. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async (call) => {
    const asked = firstOf(call, texts.personMissing)
    const at = systemClock.now()
    // The folder's name is not the person's: it is seen in lists and logs.
    const folder = path.resolve(call.values.get('to') ?? `persona-${at.replaceAll(/[:.]/gu, '-')}`)
    await carryOut({ asked, dataDir: dataFolder(call.values.get('data-dir')), folder, at })
    return 0
  })
