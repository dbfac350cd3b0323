import path from 'node:path'
import { readFileSync } from 'node:fs'
import {
  DataFolderLocked,
  DataFolderNotEmpty,
  NoStoreHere,
  openLowdbContents,
  requireStoreHere,
  StoreDamaged,
  StoreIsElsewhere,
} from '../../src/adapters/lowdb-store/index.js'
import {
  openPostgresContents,
  openPostgresFilling,
  PostgresFault,
} from '../../src/adapters/postgres-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { loadConfigFile, readStoreUrl } from '../../src/config.js'
import { moveStore } from '../../src/engine/move-store.js'
import type { MoveProgress } from '../../src/engine/move-store.js'
import type { StoreContents, StoreFilling } from '../../src/ports.js'
import { openFolderFilling } from '../service/fill-folder.js'
import { serviceCannotStart } from '../texts/service.js'
import { runCommand, type Call, type CallingForm } from './command.js'
import { commandLogger } from './logger.js'
import { print, printError } from './output.js'
import { Misused, Refused } from './refused.js'
import * as texts from './texts/migrate-store.js'

type Place =
  { readonly kind: 'folder'; readonly path: string } | { readonly kind: 'database'; readonly url: string }

/** In the place of an address, which has a password that others on this machine could see in the list of processes. */
const CONFIGURED = 'STORE_URL'

const configuredUrl = (): string => {
  const { values } = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  if (values.STORE_URL === null) throw new Misused(texts.notConfigured)
  return values.STORE_URL
}

const isAddress = (text: string): boolean => /^[a-z]+:\/\//.test(text)

const placeOf = (text: string): Place => {
  if (text === CONFIGURED) return { kind: 'database', url: configuredUrl() }
  if (!isAddress(text)) return { kind: 'folder', path: path.normalize(text) }
  const url = readStoreUrl(text)
  if (url === null) throw new Misused(texts.noAddress)
  return { kind: 'database', url }
}

const placesOf = ({ positionals: [from, to] }: Call): readonly [Place, Place] => {
  if (from === undefined || to === undefined) throw new Misused(texts.placesMissing)
  const places = [placeOf(from), placeOf(to)] as const
  if (places[0].kind === places[1].kind) throw new Misused(texts.oneOfEach)
  return places
}

const openSource = async (place: Place): Promise<StoreContents> => {
  if (place.kind === 'database') return openPostgresContents(place.url)
  await requireStoreHere(place.path)
  return openLowdbContents(place.path, systemClock)
}

const openTarget = (place: Place): Promise<StoreFilling> =>
  place.kind === 'folder'
    ? openFolderFilling(place.path, systemClock, commandLogger)
    : openPostgresFilling(place.url, commandLogger)

/** What a person can mend; all else is thrown on. */
const refusalOf = (error: unknown): Refused | null => {
  if (error instanceof NoStoreHere) return new Refused(texts.nothingThere(error.dataDir))
  if (error instanceof DataFolderNotEmpty) return new Refused(texts.folderNotEmpty(error.dataDir))
  if (error instanceof DataFolderLocked) return new Refused(texts.folderInUse(error.dataDir))
  if (error instanceof StoreIsElsewhere) return new Refused(texts.folderLeft(error.where))
  if (error instanceof StoreDamaged) return new Refused(serviceCannotStart(error))
  if (error instanceof PostgresFault) return new Refused(texts.databaseFault(error))
  return null
}

const CLEAR_LINE = '\r\u001B[K'
/** Where nobody watches a line that changes. */
const TELL_EVERY = 25_000

const showProgress = (progress: MoveProgress): void => {
  if (process.stderr.isTTY) printError(`${CLEAR_LINE}${texts.progressLine(progress)}`)
  else if (progress.records % TELL_EVERY === 0) printError(`${texts.progressLine(progress)}\n`)
}

const endProgress = (): void => {
  if (process.stderr.isTTY) printError(CLEAR_LINE)
}

const closing = async <T>(closable: { close(): Promise<void> }, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } finally {
    await closable.close()
  }
}

const move = async (from: Place, to: Place): Promise<number> => {
  const source = await openSource(from)
  const outcome = await closing(source, async () => {
    const target = await openTarget(to)
    return closing(target, () => moveStore(source, target, showProgress))
  })
  endProgress()
  if (!outcome.ok) throw new Refused(texts.differing(outcome.differing))
  print(texts.moved(outcome.tally))
  print(to.kind === 'database' ? texts.nextForDatabase : texts.nextForFolder(to.path))
  return 0
}

const FORM: CallingForm = {
  usage: texts.MIGRATE_STORE_USAGE,
  options: {},
  positionals: 2,
}

/** `control-oc migrate-store`: carries all reservations and their history between a data folder and a database. */
export const run = (args: string[]): Promise<number> =>
  runCommand(args, FORM, async (call) => {
    const [from, to] = placesOf(call)
    try {
      return await move(from, to)
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  })
