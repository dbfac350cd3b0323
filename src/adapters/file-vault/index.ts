import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredFile } from '../../domain/files.js'
import type { FileVault } from '../../ports.js'
import { makeFolder, writeOnce } from './durable-file.js'

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

const SHA256 = /^[0-9a-f]{64}$/

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const orNull = async (reading: Promise<Buffer>): Promise<Buffer | null> => {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Beside the store, in `files/ab/cdef…`; what a file was called stands next to it. */
class FolderVault implements FileVault {
  readonly #folder: string

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'files')
  }

  async put(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile> {
    const file = { id: hashOf(content), filename, contentType, size: content.byteLength }
    const path = this.#path(file.id)
    await makeFolder(this.#folder, file.id.slice(0, 2))
    // A damaged copy is mended by whoever brings the document again.
    if (!(await this.#holds(file.id))) await writeOnce(path, content)
    if (!(await this.about(file.id))) await writeOnce(`${path}.json`, Buffer.from(JSON.stringify(file)))
    return file
  }

  async about(id: string): Promise<StoredFile | null> {
    if (!SHA256.test(id)) return null
    const text = await orNull(readFile(`${this.#path(id)}.json`))
    if (!text) return null
    const file: StoredFile = JSON.parse(text.toString('utf8'))
    return file
  }

  /** @throws VaultFault */
  async read(id: string): Promise<Uint8Array> {
    const content = SHA256.test(id) ? await orNull(readFile(this.#path(id))) : null
    if (!content) throw new VaultFault('file_missing', id)
    if (hashOf(content) !== id) throw new VaultFault('file_changed', id)
    return content
  }

  async #holds(id: string): Promise<boolean> {
    const content = await orNull(readFile(this.#path(id)))
    return content !== null && hashOf(content) === id
  }

  #path(id: string): string {
    return join(this.#folder, id.slice(0, 2), id.slice(2))
  }
}

/** Documents as files of the data folder, named by their content (SHA-256), each kept once. */
export const openFileVault = (dataDir: string): FileVault => new FolderVault(dataDir)
