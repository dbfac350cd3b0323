import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { orNull } from '../disk/index.js'

/** Of the top of the data folder: sockets, locks, what the generation brings and its copy, and the archives themselves. */
const LEFT_OUT = new Set([
  'backups',
  'owner.lock',
  'control.sock',
  'live.json',
  'live.journal',
  'live.previous.json',
])
const LEFT_OUT_ANYWHERE = /\.(?:tmp|new|partial|bind)$/u

/** Where archives lie by default; they are in none. */
export const BACKUPS_FOLDER = 'backups'

/** Where files are called as strangers called them. */
const NAMED_BY_OTHERS = 'export/'

const isLeftOut = (path: string, name: string): boolean =>
  LEFT_OUT.has(path) ||
  name.startsWith('.') ||
  (LEFT_OUT_ANYWHERE.test(name) && !path.startsWith(NAMED_BY_OTHERS))

/** None where there is no such folder: a day's folder of the vault may have had its time between two looks. */
const entriesOf = async (folder: string): Promise<readonly Dirent[]> => {
  const entries = (await orNull(readdir(folder, { withFileTypes: true }))) ?? []
  return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/**
 * Paths of all plain files that belong to the data folder, but for the append-only ones and what is derived from them:
 * how much of those counts is said by the live file and its journal.
 */
export async function* plainFiles(
  dataDir: string,
  logFolders: readonly string[],
  below = '',
): AsyncGenerator<string> {
  for (const entry of await entriesOf(join(dataDir, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (isLeftOut(path, entry.name) || logFolders.includes(path)) continue
    if (entry.isDirectory()) yield* plainFiles(dataDir, logFolders, path)
    else if (entry.isFile()) yield path
  }
}
