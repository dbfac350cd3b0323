import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { orNull } from '../disk/index.js'
import { StoreDamaged } from './errors.js'
import { committedOf } from './live-format.js'
import { LOG_NAMES } from './logs.js'

/** What makes up the store as it was committed last. */
export interface Generation {
  /** The live file, whole. */
  readonly live: Buffer
  /** Bytes that count of each append-only file, by its path in the data folder (`mails/2026-03.jsonl`). */
  readonly logs: ReadonlyMap<string, number>
}

/** Folders of the data folder that hold append-only files, and what is derived from these. */
export const LOG_FOLDERS: readonly string[] = LOG_NAMES
export const LIVE_FILE = 'live.json'

/**
 * Reads it beside the owner and without the lock: the live file is replaced as a whole, and what it counts of the other
 * files is not written again (docs/adr/0008). Null where there has never been a store.
 * @throws StoreDamaged
 */
export const readGeneration = async (dataDir: string): Promise<Generation | null> => {
  const path = join(dataDir, LIVE_FILE)
  const live = await orNull(readFile(path))
  if (live === null) return null
  const committed = await committedOf(live)
  if (!committed) throw new StoreDamaged(path, 'its checksum is wrong')
  return { live, logs: new Map([...committed].map(([name, length]) => [`${name}.jsonl`, length])) }
}
