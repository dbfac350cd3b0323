import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { orNull, syncFolder } from '../disk/index.js'
import { nodeFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'

/** Says that the reservations of this data folder live in a database. */
const ELSEWHERE_FILE = 'store.json'

const elsewhereShape = z.object({
  /** Of the store, as the database has it. */
  id: z.string(),
  /** Host, port and name of the database when this was written, for people. */
  where: z.string(),
})

export type Elsewhere = z.infer<typeof elsewhereShape>

/** Without it the reservations are in the folder itself. */
export class StoreIsElsewhere extends Error {
  readonly code = 'store_is_elsewhere'
  readonly where: string

  constructor(dataDir: string, where: string) {
    super(`the reservations of ${dataDir} are in the database ${where}, and not in the folder`)
    this.name = 'StoreIsElsewhere'
    this.where = where
  }
}

const parse = (text: string, path: string): Elsewhere => {
  try {
    return elsewhereShape.parse(JSON.parse(text))
  } catch (error) {
    throw new StoreDamaged(path, 'it does not say where the store is', null, error)
  }
}

/** Null where the store is in the folder, or there is none yet. @throws StoreDamaged */
export const readElsewhere = async (dataDir: string): Promise<Elsewhere | null> => {
  const path = join(dataDir, ELSEWHERE_FILE)
  const text = await orNull(readFile(path, 'utf8'))
  return text === null ? null : parse(text, path)
}

/** Durable when it resolves. */
export const writeElsewhere = (dataDir: string, elsewhere: Elsewhere): Promise<void> =>
  nodeFiles.replace(join(dataDir, ELSEWHERE_FILE), Buffer.from(`${JSON.stringify(elsewhere)}\n`))

export const forgetElsewhere = async (dataDir: string): Promise<void> => {
  await rm(join(dataDir, ELSEWHERE_FILE), { force: true })
  await syncFolder(dataDir)
}

/** @throws StoreIsElsewhere */
export const requireStoreHere = async (dataDir: string): Promise<void> => {
  const elsewhere = await readElsewhere(dataDir)
  if (elsewhere) throw new StoreIsElsewhere(dataDir, elsewhere.where)
}
