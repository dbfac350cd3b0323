import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { AuthenticationPolicy } from '../../src/adapters/sender-authentication/index.js'
import { formatFaults, loadConfigFile } from '../../src/config.js'
import { explainSettingsShape, judgingSettingsOf } from '../../src/engine/explain-settings.js'
import {
  reservationBook,
  reservationsFileShape,
  type ReservationBook,
} from '../../src/engine/reservation-book.js'
import type { JudgingSettings } from '../../src/engine/settings.js'
import { judgingSettings } from '../service/engine-settings.js'
import { dataFolder } from './data-folder.js'
import * as texts from './texts/explain.js'
import { readData } from './open-data.js'

/** A fault that a person can mend; its message is what they read. */
export class InputFault extends Error {}

const readJson = async (path: string): Promise<unknown> => {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new InputFault(texts.inputFileUnreadable(path))
  })
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    throw new InputFault(texts.inputFileNotJson(path))
  }
}

const readShape = async <T>(path: string, shape: z.ZodType<T>): Promise<T> => {
  const parsed = shape.safeParse(await readJson(path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new InputFault(texts.inputFileFault(path, issue?.path.join('.') ?? '', issue?.message ?? ''))
}

export interface Rules {
  readonly judging: JudgingSettings
  readonly authResults: AuthenticationPolicy
  readonly zone: string
}

const rulesOfFile = async (path: string): Promise<Rules> => {
  const settings = await readShape(path, explainSettingsShape)
  return { judging: judgingSettingsOf(settings), authResults: settings.authResults, zone: settings.timeZone }
}

const rulesOfEnvironment = (): Rules => {
  const { config, faults } = loadConfigFile('.env', process.env, readFileSync, 'inspect')
  if (config === null) throw new InputFault(texts.settingsIncomplete(formatFaults(faults)))
  return {
    judging: judgingSettings(config),
    authResults: config.accounts[0]?.authResults ?? { kind: 'none' },
    zone: config.office.zone,
  }
}

/** By what a mail is judged: a file's settings, or those that the service would have. @throws InputFault */
export const readRules = async (path: string | undefined): Promise<Rules> =>
  path === undefined ? rulesOfEnvironment() : rulesOfFile(path)

export interface OpenBook {
  readonly book: ReservationBook
  readonly close: () => Promise<void>
}

/** Against what a mail is judged: a file's reservations, or what the service committed last. @throws InputFault */
export const openBook = async (path: string | undefined): Promise<OpenBook> => {
  if (path !== undefined)
    return {
      book: reservationBook(await readShape(path, reservationsFileShape)),
      close: async () => undefined,
    }
  const store = await readData(dataFolder(undefined))
  return { book: store, close: () => store.close() }
}
