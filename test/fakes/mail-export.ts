import { createHash } from 'node:crypto'
import type { Locator } from '../../src/domain/booking.js'
import type { ExportedFile, ExportEntry, ExportErasure, FileVault, MailExport } from '../../src/ports.js'

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

interface Kept {
  readonly locator: Locator
  readonly files: Map<string, Uint8Array>
}

const MAIL = 'mail.eml'

/** An export without a disk. */
export class MemoryMailExport implements MailExport {
  readonly #vault: FileVault
  readonly #kept = new Map<string, Kept>()
  /** How often something was kept, new or not. */
  calls = 0
  /** Set: nothing can be kept. */
  trouble: Error | null = null

  constructor(vault: FileVault) {
    this.#vault = vault
  }

  async keep({ month, locator, kind, key, mail, documents }: ExportEntry): Promise<void> {
    this.calls += 1
    if (this.trouble) throw this.trouble
    const path = `${month}/${locator}-${kind}-${key}`
    const { files } = this.#kept.get(path) ?? { files: new Map<string, Uint8Array>() }
    if (mail && !files.has(MAIL)) files.set(MAIL, mail)
    for (const { filename, content } of documents) {
      const isKept = [...files.values()].some((other) => sha256(other) === sha256(content))
      if (!isKept) files.set(files.has(filename) ? `${files.size} ${filename}` : filename, content)
    }
    this.#kept.set(path, { locator, files })
  }

  async erase({ locators, contents }: ExportErasure): Promise<number> {
    let gone = 0
    for (const [path, { locator, files }] of this.#kept) {
      const isMailGoing = contents.includes(sha256(files.get(MAIL) ?? new Uint8Array()))
      for (const [name, content] of files) {
        const id = sha256(content)
        const isOrphan = isMailGoing && !(await this.#vault.about(id))
        if (locators.includes(locator) || contents.includes(id) || isOrphan) {
          files.delete(name)
          gone += 1
        }
      }
      if (files.size === 0) this.#kept.delete(path)
    }
    return gone
  }

  async *filesOf(locators: readonly Locator[]): AsyncGenerator<ExportedFile> {
    for (const [path, { locator, files }] of this.#kept) {
      if (!locators.includes(locator)) continue
      for (const [name, content] of files) yield { path: `${path}/${name}`, id: sha256(content), content }
    }
  }

  /** Paths of all that is kept. */
  get paths(): readonly string[] {
    return [...this.#kept]
      .flatMap(([path, { files }]) => [...files.keys()].map((name) => `${path}/${name}`))
      .sort()
  }
}
