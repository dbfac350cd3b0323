import { StoreDamaged } from './errors.js'
import { JournalReader } from './journal-format.js'
import type { DataFiles } from './data-files.js'
import type { LiveState } from './live-data.js'
import type { LiveFile } from './live-file.js'

export interface LoadedLive {
  readonly live: LiveState
  /** Bytes of the journal that count. */
  readonly journalLength: number
}

/** Every store that has a journal has had it from the beginning: without it, nobody knows what is missing. */
export const requireJournal = (
  journal: Buffer | null,
  path: string,
  of: { readonly isOfThisFormat: boolean },
): Buffer => {
  if (journal === null && of.isOfThisFormat) throw new StoreDamaged(path, 'it is missing')
  return journal ?? Buffer.alloc(0)
}

/**
 * What was committed last, by the live file and the journal; changes nothing. Null where there has never been a store. The
 * journal is read first: a live file that is written meanwhile holds what is in it, and never less.
 * @throws StoreDamaged
 */
export const loadLive = async (file: LiveFile, files: DataFiles): Promise<LoadedLive | null> => {
  const bytes = await files.read(file.journalPath)
  const live = await file.read()
  if (!live) return null
  const reader = new JournalReader(file.journalPath, requireJournal(bytes, file.journalPath, file), live)
  for (const [commit, tip] of reader.commits()) live.apply(commit, tip)
  return { live, journalLength: reader.end }
}
