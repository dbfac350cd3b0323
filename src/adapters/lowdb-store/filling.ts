import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.js'
import type { Clock, Logger, StoreContents, StoredRecord, StoreFilling } from '../../ports.js'
import { makeFolder, orNull, syncFolder } from '../disk/index.js'
import { Changes, positionKey } from '../store-records/changes.js'
import type { ArchivedLine, LogLine } from '../store-records/log-lines.js'
import { monthOf, settledAtOf } from '../store-records/log-lines.js'
import { recordsIn } from './contents.js'
import { nodeFiles } from './data-files.js'
import { forgetElsewhere } from './elsewhere.js'
import { DataFolderNotEmpty } from './errors.js'
import { lockDataFolder } from './folder-lock.js'
import type { FolderLock } from './folder-lock.js'
import { LOG_FOLDERS } from './generation.js'
import { LiveState, nextCommit } from './live-data.js'
import { COPY_FILE, JOURNAL_FILE, LIVE_FILE, LiveFile } from './live-file.js'
import { Logs } from './logs.js'
import { makeFolders } from './recover.js'

const STAGING = '.moving-'

/** By which a line finds its month. */
const archivedAt = (line: ArchivedLine): Instant | null =>
  line.kind === 'note' ? line.record.at : settledAtOf(line)

/** Sorts what comes into what is live, which a folder keeps in one file, and lines. */
class Sorter {
  readonly live = new Changes()
  readonly #thisMonth: string
  #archiveMonth = ''

  constructor(thisMonth: string) {
    this.#thisMonth = thisMonth
  }

  /** Gives the line that it is; null for what is live. */
  take(one: StoredRecord): LogLine | null {
    switch (one.kind) {
      case 'archived_reservation':
        return this.#archived({ kind: 'reservation', record: one.record })
      case 'archived_review':
        return this.#archived({ kind: 'review', record: one.record })
      case 'archived_note':
        return this.#archived({ kind: 'note', record: one.record })
      case 'mail':
        return { log: 'mails', month: monthOf(one.record.decidedAt), record: one.record }
      case 'audit':
        return { log: 'audit', month: monthOf(one.record.at), record: one.record }
      case 'position':
      case 'client':
      case 'reservation':
      case 'outbox':
      case 'review':
      case 'announcement':
      case 'note':
        this.#keep(one)
        return null
    }
  }

  /**
   * Which month's file it goes to is not known any more. What is archived later counts more, so that months may only grow;
   * and what will be archived in this folder goes to the present month.
   */
  #archived(record: ArchivedLine): LogLine {
    const own = monthOf(archivedAt(record) ?? `${this.#archiveMonth || this.#thisMonth}-01`)
    if (own > this.#archiveMonth) this.#archiveMonth = own > this.#thisMonth ? this.#thisMonth : own
    return { log: 'archive', month: this.#archiveMonth, record }
  }

  #keep(one: Exclude<StoredRecord, { kind: `archived_${string}` | 'mail' | 'audit' }>): void {
    switch (one.kind) {
      case 'position':
        return void this.live.positions.set(positionKey(one.record), one.record)
      case 'client':
        return void this.live.clients.set(one.record.id, one.record)
      case 'reservation':
        return void this.live.reservations.set(one.record.locator, one.record)
      case 'outbox':
        return void this.live.outbox.set(one.record.id, one.record)
      case 'review':
        return void this.live.reviews.set(one.record.id, one.record)
      case 'announcement':
        return void this.live.announcements.set(one.record.id, one.record)
      case 'note':
        return void this.live.notes.set(one.record.key, one.record)
    }
  }
}

/** A note that belongs into a file of the folder. `take` puts it there; called just before the store is kept. */
export interface WatchedNote {
  readonly key: string
  readonly take: (value: unknown) => Promise<void>
}

/** A note that nobody touches for long is archived. */
const valueIn = (records: readonly StoredRecord[], wanted: string): unknown =>
  records
    .flatMap((one) => (one.kind === 'note' || one.kind === 'archived_note' ? [one.record] : []))
    .findLast(({ key }) => key === wanted)?.value

export interface LowdbFillingOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
  readonly watched: WatchedNote
}

/** Made beside, in the folder itself, and moved in at the end with the live file last: a crash leaves no store, or all of it. */
class LowdbFilling implements StoreFilling {
  readonly #dataDir: string
  readonly #staging: string
  readonly #lock: FolderLock
  readonly #logs: Logs
  readonly #sorter: Sorter
  readonly #committed = new Map<string, number>()
  readonly #watched: WatchedNote
  #watchedValue: unknown = null

  constructor({ dataDir, clock, log, watched }: LowdbFillingOptions, staging: string, lock: FolderLock) {
    this.#dataDir = dataDir
    this.#staging = staging
    this.#lock = lock
    this.#watched = watched
    this.#logs = new Logs(staging, nodeFiles, log)
    this.#sorter = new Sorter(monthOf(clock.now()))
  }

  async add(records: readonly StoredRecord[]): Promise<void> {
    this.#watchedValue = valueIn(records, this.#watched.key) ?? this.#watchedValue
    const appended = await this.#logs.append(records.flatMap((one) => this.#sorter.take(one) ?? []))
    appended.commit()
    for (const [name, length] of appended.lengths) this.#committed.set(name, length)
  }

  async seal({ sequence }: Pick<StoreContents, 'sequence'>): Promise<Pick<StoreContents, 'records'>> {
    await this.#logs.close()
    const filled = new LiveState()
    const all = nextCommit({ commit: 0, sequence }, this.#sorter.live, this.#committed)
    filled.apply(all, filled.tip)
    const file = new LiveFile(this.#staging, nodeFiles)
    await nodeFiles.replace(file.journalPath, Buffer.alloc(0))
    await file.write(filled)
    const live = (await file.read()) ?? filled
    return { records: () => recordsIn(this.#staging, live) }
  }

  async keep(): Promise<void> {
    await syncFolder(this.#staging)
    for (const name of LOG_FOLDERS) await rename(join(this.#staging, name), join(this.#dataDir, name))
    await syncFolder(this.#dataDir)
    if (this.#watchedValue !== null) await this.#watched.take(this.#watchedValue)
    await forgetElsewhere(this.#dataDir)
    for (const name of [JOURNAL_FILE, LIVE_FILE])
      await rename(join(this.#staging, name), join(this.#dataDir, name))
    await syncFolder(this.#dataDir)
  }

  async close(): Promise<void> {
    await this.#logs.close()
    await rm(this.#staging, { recursive: true, force: true })
    await this.#lock.release()
  }
}

const isThere = async (path: string): Promise<boolean> => (await nodeFiles.size(path)) !== null

/** What another filling has left that was ended half-way: its own folder, and log folders that it had moved in without a live file. */
const clearLeftovers = async (dataDir: string): Promise<void> => {
  for (const name of (await readdir(dataDir)).filter((one) => one.startsWith(STAGING))) {
    const staging = join(dataDir, name)
    if (await isThere(join(staging, LIVE_FILE)))
      for (const folder of LOG_FOLDERS)
        if (!(await isThere(join(staging, folder))))
          await rm(join(dataDir, folder), { recursive: true, force: true })
    await rm(staging, { recursive: true })
  }
}

const hasStore = async (dataDir: string): Promise<boolean> => {
  for (const name of [LIVE_FILE, COPY_FILE]) if (await isThere(join(dataDir, name))) return true
  return ((await nodeFiles.size(join(dataDir, JOURNAL_FILE))) ?? 0) > 0
}

const hasLines = async (dataDir: string): Promise<boolean> => {
  const names = await Promise.all(LOG_FOLDERS.map((name) => orNull(readdir(join(dataDir, name)))))
  return names.some((files) => files !== null && files.length > 0)
}

const readied = async (dataDir: string): Promise<string> => {
  if (await hasStore(dataDir)) throw new DataFolderNotEmpty(dataDir)
  await clearLeftovers(dataDir)
  if (await hasLines(dataDir)) throw new DataFolderNotEmpty(dataDir)
  const staging = join(dataDir, `${STAGING}${randomUUID()}`)
  await mkdir(staging, { mode: 0o700 })
  await makeFolders(staging, nodeFiles)
  return staging
}

/**
 * Opens a data folder that has no store to be filled, with its lock. Keys and documents that are there stay.
 * @throws DataFolderNotEmpty, DataFolderLocked
 */
export const openLowdbFilling = async (options: LowdbFillingOptions): Promise<StoreFilling> => {
  const { dataDir, clock } = options
  await makeFolder(dataDir)
  const lock = await lockDataFolder(dataDir, clock.now())
  try {
    return new LowdbFilling(options, await readied(dataDir), lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}
