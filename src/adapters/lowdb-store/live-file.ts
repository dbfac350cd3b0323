import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import type { LiveData } from './live-data.js'
import { decodeLive, encodeLive } from './live-format.js'

/**
 * lowdb's adapter for the live file. A write is on disk when it resolves (lowdb's own JSONFile renames without an
 * fsync), and the generation before it stays as `live.previous.json`.
 */
export class LiveFile implements Adapter<LiveData> {
  readonly path: string
  readonly previousPath: string
  readonly #files: DataFiles
  /** The file is as it should be: worth keeping when the next generation comes. */
  #intact = false

  constructor(dataDir: string, files: DataFiles) {
    this.path = join(dataDir, 'live.json')
    this.previousPath = join(dataDir, 'live.previous.json')
    this.#files = files
  }

  /** Null where there has never been one. @throws StoreDamaged */
  async read(): Promise<LiveData | null> {
    const bytes = await this.#files.read(this.path)
    if (!bytes) return this.#absent()
    const decoded = decodeLive(bytes)
    if (!decoded.ok) throw new StoreDamaged(this.path, decoded.problem, await this.#wayBack())
    this.#intact = true
    return decoded.data
  }

  async write(data: LiveData): Promise<void> {
    const bytes = await encodeLive(data)
    if (this.#intact) await this.#files.duplicate(this.path, this.previousPath)
    this.#intact = false
    await this.#files.replace(this.path, bytes)
    this.#intact = true
  }

  async #absent(): Promise<null> {
    if ((await this.#files.size(this.previousPath)) === null) return null
    throw new StoreDamaged(this.path, 'it is missing', await this.#wayBack())
  }

  async #wayBack(): Promise<string | null> {
    const bytes = await this.#files.read(this.previousPath)
    const intact = bytes !== null && decodeLive(bytes).ok
    return intact ? `cp -p '${this.previousPath}' '${this.path}'` : null
  }
}
