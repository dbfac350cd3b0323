import { createHash } from 'node:crypto'
import type { StoredFile } from '../../src/domain/files.js'
import type { Instant } from '../../src/domain/time.js'
import type { FileVault } from '../../src/ports.js'

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** A vault without a disk. */
export class MemoryVault implements FileVault {
  readonly #files = new Map<string, Uint8Array>()
  readonly #about = new Map<string, StoredFile>()
  readonly #until = new Map<string, Instant>()
  #away = false

  /** Nothing can be put or read until it comes back, as with a share that is not mounted. */
  goAway(): void {
    this.#away = true
  }

  comeBack(): void {
    this.#away = false
  }

  async put(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile> {
    const file = this.#keep(content, filename, contentType)
    if (this.#until.delete(file.id)) this.#about.set(file.id, file)
    return file
  }

  async putUntil(
    content: Uint8Array,
    filename: string,
    contentType: string,
    until: Instant,
  ): Promise<StoredFile> {
    const known = this.#about.has(sha256(content))
    const file = this.#keep(content, filename, contentType)
    const before = this.#until.get(file.id)
    if (!known) this.#until.set(file.id, until)
    else if (before !== undefined && before < until) this.#until.set(file.id, until)
    return file
  }

  async dropExpired(now: Instant): Promise<number> {
    const expired = [...this.#until].filter(([, until]) => until.slice(0, 10) < now.slice(0, 10))
    for (const [id] of expired) {
      this.#files.delete(id)
      this.#about.delete(id)
      this.#until.delete(id)
    }
    return expired.length
  }

  async remove(id: string): Promise<void> {
    this.#files.delete(id)
    this.#about.delete(id)
    this.#until.delete(id)
  }

  async about(id: string): Promise<StoredFile | null> {
    return this.#about.get(id) ?? null
  }

  async read(id: string): Promise<Uint8Array> {
    this.#requireThere()
    const content = this.#files.get(id)
    if (!content) throw new Error(`no file ${id} in the vault`)
    if (sha256(content) !== id) throw new Error(`file ${id} of the vault was changed`)
    return Uint8Array.from(content)
  }

  #requireThere(): void {
    if (this.#away) throw new Error('the place of documents does not answer')
  }

  #keep(content: Uint8Array, filename: string, contentType: string): StoredFile {
    this.#requireThere()
    const id = sha256(content)
    const file = { id, filename, contentType, size: content.byteLength }
    if (!this.#about.has(id)) this.#about.set(id, file)
    this.#files.set(id, Uint8Array.from(content))
    return file
  }

  /** Damages a file behind the vault's back. */
  corrupt(id: string): void {
    this.#files.set(id, Uint8Array.of(0))
  }

  get size(): number {
    return this.#files.size
  }
}
