import { createHash } from 'node:crypto'
import type { StoredFile } from '../../domain/files.js'
import type { Instant } from '../../domain/time.js'
import { DAY_MS, toEpochMs } from '../../domain/time.js'
import type { FileVault } from '../../ports.js'
import {
  contentName,
  dayOf,
  isFileId,
  isTemporary,
  labelOf,
  NOTES,
  noteName,
  type Note,
  readNote,
  temporaryName,
} from './names.js'
import type { Shelf } from './shelf.js'

class VaultFault extends Error {
  readonly code: 'file_missing' | 'file_changed'
  readonly fileId: string

  constructor(code: VaultFault['code'], fileId: string) {
    super(
      code === 'file_missing' ? `no file ${fileId} in the vault` : `file ${fileId} of the vault was changed`,
    )
    this.name = 'VaultFault'
    this.code = code
    this.fileId = fileId
  }
}

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const fileOf = (content: Uint8Array, filename: string, contentType: string): StoredFile => ({
  id: hashOf(content),
  filename,
  contentType,
  size: content.byteLength,
})

const asItself = (name: string): string => name

/**
 * Documents on a shelf. What is kept for good and what is kept until a day lie under names of their own, so that several
 * vaults may share the shelf: whoever lets go of a day that is over touches no name that anybody still writes.
 */
class ShelfVault implements FileVault {
  readonly #shelf: Shelf

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  async put(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile> {
    const file = fileOf(content, filename, contentType)
    await this.#keep(contentName(file.id), content, file)
    return file
  }

  async putUntil(
    content: Uint8Array,
    filename: string,
    contentType: string,
    until: Instant,
  ): Promise<StoredFile> {
    const file = fileOf(content, filename, contentType)
    if (await this.#shelf.read(labelOf(contentName(file.id)))) return file
    const day = dayOf(until)
    // First: what a crash leaves without a note would stay for ever.
    await this.#shelf.write(noteName(day, file.id), new Uint8Array())
    await this.#keep(temporaryName(file.id, day), content, file)
    return file
  }

  async dropExpired(now: Instant): Promise<number> {
    let dropped = 0
    for await (const name of this.#shelf.names(NOTES)) {
      const note = readNote(name)
      if (!note) continue
      if (note.day >= dayOf(now)) break
      if (await this.#drop(note)) dropped += 1
      await this.#shelf.remove(name)
    }
    await this.#shelf.tidy(toEpochMs(now) - DAY_MS)
    return dropped
  }

  async remove(id: string): Promise<void> {
    if (!isFileId(id)) return
    const label = labelOf(contentName(id))
    for (const name of await this.#namesOf(id)) if (name !== label) await this.#shelf.remove(name)
    // Last: as long as it stands, a removal that was broken off is taken up again by whoever finds it.
    await this.#shelf.remove(label)
  }

  async about(id: string): Promise<StoredFile | null> {
    const label = await this.#find(id, labelOf)
    if (!label) return null
    const file: StoredFile = JSON.parse(Buffer.from(label).toString('utf8'))
    return file
  }

  /** @throws VaultFault */
  async read(id: string): Promise<Uint8Array> {
    const content = await this.#find(id)
    if (!content) throw new VaultFault('file_missing', id)
    if (hashOf(content) !== id) throw new VaultFault('file_changed', id)
    return content
  }

  async #keep(name: string, content: Uint8Array, file: StoredFile): Promise<void> {
    const held = await this.#shelf.read(name)
    // A damaged copy is mended by whoever brings the document again.
    if (!held || hashOf(held) !== file.id) await this.#shelf.write(name, content)
    if (await this.#shelf.read(labelOf(name))) return
    await this.#shelf.write(labelOf(name), Buffer.from(JSON.stringify(file)))
  }

  /** Of what is kept for good, else of what stays longest. `as`: under which name of its own. */
  async #find(id: string, as = asItself): Promise<Uint8Array | null> {
    if (!isFileId(id)) return null
    const forGood = await this.#shelf.read(as(contentName(id)))
    if (forGood) return forGood
    const name = (await this.#namesOf(id)).findLast(isTemporary)
    return name === undefined ? null : this.#shelf.read(as(name))
  }

  /** In the order of their letters, and so of their days. */
  async #namesOf(id: string): Promise<readonly string[]> {
    const names: string[] = []
    for await (const name of this.#shelf.names(contentName(id))) names.push(name)
    return names
  }

  /** False where it was not there, or stays all the same. */
  async #drop({ id, day }: Note): Promise<boolean> {
    const name = temporaryName(id, day)
    const label = await this.#shelf.read(labelOf(name))
    await this.#shelf.remove(name)
    await this.#shelf.remove(labelOf(name))
    return label !== null && (await this.about(id)) === null
  }
}

/** Documents named by their content (SHA-256), each kept once. */
export const openVault = (shelf: Shelf): FileVault => new ShelfVault(shelf)
