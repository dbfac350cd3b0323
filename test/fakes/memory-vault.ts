import { createHash } from 'node:crypto'
import type { StoredFile } from '../../src/domain/files.js'
import type { FileVault } from '../../src/ports.js'

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** A vault without a disk. */
export class MemoryVault implements FileVault {
  readonly #files = new Map<string, Uint8Array>()
  readonly #about = new Map<string, StoredFile>()

  async put(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile> {
    const id = sha256(content)
    const file = { id, filename, contentType, size: content.byteLength }
    if (!this.#about.has(id)) this.#about.set(id, file)
    this.#files.set(id, Uint8Array.from(content))
    return file
  }

  async about(id: string): Promise<StoredFile | null> {
    return this.#about.get(id) ?? null
  }

  async read(id: string): Promise<Uint8Array> {
    const content = this.#files.get(id)
    if (!content) throw new Error(`no file ${id} in the vault`)
    if (sha256(content) !== id) throw new Error(`file ${id} of the vault was changed`)
    return Uint8Array.from(content)
  }

  /** Damages a file behind the vault's back. */
  corrupt(id: string): void {
    this.#files.set(id, Uint8Array.of(0))
  }

  get size(): number {
    return this.#files.size
  }
}
