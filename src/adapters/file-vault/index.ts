import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StoredFile } from '../../domain/files.js'
import type { Instant } from '../../domain/time.js'
import { DAY_MS, toEpochMs } from '../../domain/time.js'
import type { FileVault } from '../../ports.js'
import { orNull } from '../disk/index.js'
import { dropHalfWritten, makeFolder, writeOnce } from './durable-file.js'
import { Expiries } from './expiries.js'

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

/** What stands next to a file. `until`: it goes then, unless somebody puts it for good. */
interface Label extends StoredFile {
  readonly until?: Instant
}

const fileOf = ({ id, filename, contentType, size }: Label): StoredFile => ({
  id,
  filename,
  contentType,
  size,
})

const SHA256 = /^[0-9a-f]{64}$/

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const FOLDER = 'files'

/** Where the vault of a data folder has a file, by its id. */
export const vaultPath = (dataDir: string, id: string): string =>
  join(dataDir, FOLDER, id.slice(0, 2), id.slice(2))

/** Beside the store, in `files/ab/cdef…`; what a file was called stands next to it. */
class FolderVault implements FileVault {
  readonly #dataDir: string
  readonly #folder: string
  readonly #expiries: Expiries

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#folder = join(dataDir, FOLDER)
    this.#expiries = new Expiries(this.#folder)
  }

  async put(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile> {
    const file = await this.#keep(content, filename, contentType)
    const known = await this.#label(file.id)
    if (!known) await this.#putLabel(file)
    else if (known.until !== undefined) await this.#putLabel(fileOf(known))
    return file
  }

  async putUntil(
    content: Uint8Array,
    filename: string,
    contentType: string,
    until: Instant,
  ): Promise<StoredFile> {
    const file = await this.#keep(content, filename, contentType)
    if (await this.#label(file.id)) return file
    await this.#expiries.note(file.id, until)
    await this.#putLabel({ ...file, until })
    return file
  }

  async dropExpired(now: Instant): Promise<number> {
    let dropped = 0
    for (const day of await this.#expiries.daysBefore(now)) {
      for (const id of await this.#expiries.idsOf(day)) {
        if (await this.#dropIfTemporary(id)) dropped += 1
        await this.#expiries.forget(day, id)
      }
      await this.#expiries.closeDay(day)
    }
    await this.#dropLeftovers(now)
    return dropped
  }

  async remove(id: string): Promise<void> {
    if (!SHA256.test(id)) return
    await rm(this.#path(id), { force: true })
    await dropHalfWritten(dirname(this.#path(id)), id.slice(2))
    // Last: as long as it stands, a removal that was broken off is taken up again by whoever finds it.
    await rm(`${this.#path(id)}.json`, { force: true })
  }

  async about(id: string): Promise<StoredFile | null> {
    const label = await this.#label(id)
    return label && fileOf(label)
  }

  /** @throws VaultFault */
  async read(id: string): Promise<Uint8Array> {
    const content = SHA256.test(id) ? await orNull(readFile(this.#path(id))) : null
    if (!content) throw new VaultFault('file_missing', id)
    if (hashOf(content) !== id) throw new VaultFault('file_changed', id)
    return content
  }

  async #keep(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile> {
    const file = { id: hashOf(content), filename, contentType, size: content.byteLength }
    await makeFolder(this.#folder, file.id.slice(0, 2))
    // A damaged copy is mended by whoever brings the document again.
    if (!(await this.#holds(file.id))) await writeOnce(this.#path(file.id), content)
    return file
  }

  async #label(id: string): Promise<Label | null> {
    if (!SHA256.test(id)) return null
    const text = await orNull(readFile(`${this.#path(id)}.json`))
    if (!text) return null
    const label: Label = JSON.parse(text.toString('utf8'))
    return label
  }

  async #putLabel(label: Label): Promise<void> {
    await writeOnce(`${this.#path(label.id)}.json`, Buffer.from(JSON.stringify(label)))
  }

  /** Nobody writes a file for a day. */
  async #dropLeftovers(now: Instant): Promise<void> {
    for (const name of (await orNull(readdir(this.#folder))) ?? [])
      await dropHalfWritten(join(this.#folder, name), '', toEpochMs(now) - DAY_MS)
  }

  /** False for what was put for good meanwhile. */
  async #dropIfTemporary(id: string): Promise<boolean> {
    if ((await this.#label(id))?.until === undefined) return false
    await rm(`${this.#path(id)}.json`)
    await rm(this.#path(id), { force: true })
    return true
  }

  async #holds(id: string): Promise<boolean> {
    const content = await orNull(readFile(this.#path(id)))
    return content !== null && hashOf(content) === id
  }

  #path(id: string): string {
    return vaultPath(this.#dataDir, id)
  }
}

/** Documents as files of the data folder, named by their content (SHA-256), each kept once. */
export const openFileVault = (dataDir: string): FileVault => new FolderVault(dataDir)
