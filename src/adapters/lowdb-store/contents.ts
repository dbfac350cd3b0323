import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, StoreContents, StoredRecord } from '../../ports.js'
import type { ArchivedLine } from '../store-records/log-lines.js'
import { orNull } from '../disk/index.js'
import { nodeFiles } from './data-files.js'
import { NoStoreHere, StoreDamaged } from './errors.js'
import { lockDataFolder } from './folder-lock.js'
import type { LiveData } from './live-data.js'
import { JOURNAL_FILE, LIVE_FILE, LiveFile } from './live-file.js'
import { loadLive } from './load-live.js'
import { linesForward } from './text-lines.js'

function* liveRecords(live: LiveData): Generator<StoredRecord> {
  for (const record of live.positions.values()) yield { kind: 'position', record }
  for (const record of live.clients.values()) yield { kind: 'client', record }
  for (const record of live.reservations.values()) yield { kind: 'reservation', record }
  for (const record of live.outbox.values()) yield { kind: 'outbox', record }
  for (const record of live.reviews.values()) yield { kind: 'review', record }
  for (const record of live.announcements.values()) yield { kind: 'announcement', record }
  for (const record of live.notes.values()) yield { kind: 'note', record }
}

const archived = (line: ArchivedLine): StoredRecord => {
  switch (line.kind) {
    case 'reservation':
      return { kind: 'archived_reservation', record: line.record }
    case 'review':
      return { kind: 'archived_review', record: line.record }
    case 'note':
      return { kind: 'archived_note', record: line.record }
  }
}

/** What a line of an append-only file is, by the folder of the file. */
const READ_LINE: Readonly<Record<string, (text: string) => StoredRecord>> = {
  archive: (text) => archived(JSON.parse(text)),
  mails: (text) => ({ kind: 'mail', record: JSON.parse(text) }),
  audit: (text) => ({ kind: 'audit', record: JSON.parse(text) }),
}

const readLine = (folder: string, path: string, text: string): StoredRecord => {
  const read = READ_LINE[folder]
  if (!read) throw new StoreDamaged(path, 'it is of no known kind')
  try {
    return read(text)
  } catch (error) {
    throw new StoreDamaged(path, 'a line is no JSON', null, error)
  }
}

/** Of the files as they stand: the indexes beside them are not needed, and not written. */
export async function* recordsIn(dataDir: string, live: LiveData): AsyncGenerator<StoredRecord> {
  yield* liveRecords(live)
  for (const [name, length] of [...live.committed].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const path = join(dataDir, `${name}.jsonl`)
    const [folder = ''] = name.split('/')
    for await (const { text } of linesForward(nodeFiles, path, 0, length)) yield readLine(folder, path, text)
  }
}

/** Of the live file and the journal, of which one is another after every write. Null where there is no store. */
export const fingerprintOf = async (dataDir: string): Promise<string | null> => {
  const live = await orNull(readFile(join(dataDir, LIVE_FILE)))
  const journal = await orNull(readFile(join(dataDir, JOURNAL_FILE)))
  if (live === null) return null
  const hash = createHash('sha256').update(live)
  return hash.update(journal ?? '').digest('hex')
}

/**
 * Opens the data folder to be read as a whole, with its lock, and leaves it as it is.
 * @throws NoStoreHere, DataFolderLocked, StoreDamaged
 */
export const openLowdbContents = async (dataDir: string, clock: Clock): Promise<StoreContents> => {
  const fingerprint = await fingerprintOf(dataDir)
  if (fingerprint === null) throw new NoStoreHere(dataDir)
  const lock = await lockDataFolder(dataDir, clock.now())
  try {
    const loaded = await loadLive(new LiveFile(dataDir, nodeFiles), nodeFiles)
    if (!loaded) throw new NoStoreHere(dataDir)
    const { live } = loaded
    return {
      sequence: live.sequence,
      fingerprint: await fingerprintOf(dataDir),
      records: () => recordsIn(dataDir, live),
      close: () => lock.release(),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
