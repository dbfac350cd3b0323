import { readFile } from 'node:fs/promises'
import { orNull } from '../disk/index.js'
import { nodeFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import { JournalReader } from './journal-format.js'
import { JOURNAL_FILE, LIVE_FILE, LiveFile } from './live-file.js'
import { readHead } from './live-format.js'
import type { LiveHead } from './live-format.js'
import { requireJournal } from './load-live.js'
import { LOG_NAMES } from './logs.js'
import { createPauses } from './slices.js'

/** What makes up the store as it was committed last. */
export interface Generation {
  /** The live file, and what counts of its journal, by their names. */
  readonly files: ReadonlyMap<string, Buffer>
  /** Bytes that count of each append-only file, by its path in the data folder (`mails/2026-03.jsonl`). */
  readonly logs: ReadonlyMap<string, number>
}

/** Folders of the data folder that hold append-only files, and what is derived from these. */
export const LOG_FOLDERS: readonly string[] = LOG_NAMES

interface Ending {
  readonly committed: ReadonlyMap<string, number>
  /** Bytes of the journal that count. */
  readonly length: number
}

/** Where the journal leads to from a live file; made between other work. */
const endingOf = async (head: LiveHead, path: string, journal: Buffer): Promise<Ending> => {
  const committed = new Map(head.committed)
  const reader = new JournalReader(path, journal, head)
  const pause = createPauses()
  for (const [commit] of reader.commits()) {
    for (const [name, length] of commit.committed) committed.set(name, length)
    for (const name of commit.dropped) committed.delete(name)
    await pause()
  }
  return { committed, length: reader.end }
}

/**
 * Reads it beside the owner and without the lock: the journal first, since a live file that takes its place meanwhile holds what
 * is in it; what they count of the other files is not written again (docs/adr/0008, 0042). Null where there has never been a store.
 * @throws StoreDamaged
 */
export const readGeneration = async (dataDir: string): Promise<Generation | null> => {
  const { path, journalPath } = new LiveFile(dataDir, nodeFiles)
  const bytes = await orNull(readFile(journalPath))
  const live = await orNull(readFile(path))
  if (live === null) return null
  const head = await readHead(live)
  if (!head) throw new StoreDamaged(path, 'its checksum is wrong')
  const journal = requireJournal(bytes, journalPath, head)
  const { committed, length } = await endingOf(head, journalPath, journal)
  const logs = new Map([...committed].map(([name, bytesOfLog]) => [`${name}.jsonl`, bytesOfLog]))
  const files = new Map<string, Buffer>([[LIVE_FILE, live]])
  if (bytes) files.set(JOURNAL_FILE, journal.subarray(0, length))
  return { files, logs }
}
