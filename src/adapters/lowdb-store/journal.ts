import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'

const EMPTY = Buffer.alloc(0)

/** The journal as its one writer has it. One of its methods at a time. */
export class Journal {
  readonly #path: string
  readonly #files: DataFiles
  #length: number
  /** Makes certain again what stands in the file, after a write of which nobody knows how far it came. */
  #repair: (() => Promise<void>) | null = null

  constructor(path: string, files: DataFiles, length: number) {
    this.#path = path
    this.#files = files
    this.#length = length
  }

  /** Bytes that are committed. */
  get length(): number {
    return this.#length
  }

  /** Takes away what a write that failed may have left: it must not count once something else has. */
  async settle(): Promise<void> {
    await this.#repair?.()
    this.#repair = null
  }

  /** The commit point: what is in the line counts when this resolves. Only on a settled journal. */
  async append(line: Uint8Array): Promise<void> {
    const length = this.#length
    this.#repair = () => this.#files.truncate(this.#path, length)
    await this.#files.writeAt(this.#path, length, line)
    this.#repair = null
    this.#length = length + line.byteLength
  }

  /** Lets go of what stands before a byte, which the live file holds. */
  async cutBefore(from: number): Promise<void> {
    const rest = await this.#restFrom(from)
    this.#repair = async () => {
      await this.#files.replace(this.#path, rest)
      this.#length = rest.length
    }
    await this.settle()
  }

  async #restFrom(from: number): Promise<Buffer> {
    const length = this.#length - from
    if (length === 0) return EMPTY
    const rest = await this.#files.readAt(this.#path, from, length)
    if (rest.length < length) throw new StoreDamaged(this.#path, `it ends before byte ${this.#length}`)
    return rest
  }
}
