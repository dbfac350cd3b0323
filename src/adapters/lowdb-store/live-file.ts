import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import { JournalReader } from './journal-format.js'
import type { LiveData, LiveState } from './live-data.js'
import { decodeLive, encodeLive, FORMAT } from './live-format.js'

export const LIVE_FILE = 'live.json'
/** The same once more, written by itself: the way back where the one is damaged. */
export const COPY_FILE = 'live.previous.json'
export const JOURNAL_FILE = 'live.journal'

/**
 * lowdb's adapter for the live file: what all commits up to one have left. Those since are in the journal, and lead on from
 * the file and from its copy alike. A write is on disk when it resolves (lowdb's own JSONFile renames without an fsync).
 */
export class LiveFile implements Adapter<LiveData> {
  readonly path: string
  readonly copyPath: string
  readonly journalPath: string
  readonly #files: DataFiles
  /** Null where there is none. */
  #format: number | null = null
  #size = 0

  constructor(dataDir: string, files: DataFiles) {
    this.path = join(dataDir, LIVE_FILE)
    this.copyPath = join(dataDir, COPY_FILE)
    this.journalPath = join(dataDir, JOURNAL_FILE)
    this.#files = files
  }

  /** In bytes, as it was read or written last. */
  get size(): number {
    return this.#size
  }

  /** Whether no older version could take the file, which knows nothing of a journal, for all there is. */
  get isOfThisFormat(): boolean {
    return this.#format === FORMAT
  }

  /** Null where there has never been one. @throws StoreDamaged */
  async read(): Promise<LiveState | null> {
    const bytes = await this.#files.read(this.path)
    if (!bytes) return this.#absent()
    const decoded = decodeLive(bytes)
    if (!decoded.ok) {
      // What another version has written is not lost: a copy of before must not take its place.
      const wayBack = decoded.isOfAnotherVersion ? null : await this.#wayBack()
      throw new StoreDamaged(this.path, decoded.problem, wayBack)
    }
    this.#format = decoded.format
    this.#size = bytes.length
    return decoded.live
  }

  /** One after the other: the journal leads on from each, before and after. A first one must not look like one that is lost. */
  async write(data: LiveData): Promise<void> {
    const pieces = await encodeLive(data)
    const paths = [this.copyPath, this.path]
    for (const path of this.#format === null ? paths.toReversed() : paths)
      await this.#files.replace(path, pieces)
    this.#format = FORMAT
    this.#size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  async #absent(): Promise<null> {
    const hasCopy = (await this.#files.size(this.copyPath)) !== null
    if (!hasCopy && !(await this.#files.size(this.journalPath))) return null
    throw new StoreDamaged(this.path, 'it is missing', await this.#wayBack())
  }

  async #wayBack(): Promise<string | null> {
    const bytes = await this.#files.read(this.copyPath)
    const decoded = bytes && decodeLive(bytes)
    if (!decoded?.ok || !(await this.#leadsOn(decoded))) return null
    return `cp -p '${this.copyPath}' '${this.path}'`
  }

  /** Whether the journal has all that came after. */
  async #leadsOn({ live, format }: { readonly live: LiveState; readonly format: number }): Promise<boolean> {
    const journal = await this.#files.read(this.journalPath)
    if (!journal) return format !== FORMAT
    try {
      Array.from(new JournalReader(this.journalPath, journal, live).commits())
      return true
    } catch (error) {
      if (error instanceof StoreDamaged) return false
      throw error
    }
  }
}
