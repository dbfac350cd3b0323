import { randomUUID } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder, orNull, syncFolder, writeNew } from '../disk/index.js'
import type { Shelf } from './shelf.js'

const HALF_WRITTEN = /\.[\da-f-]{36}\.tmp$/u

const entriesOf = async (folder: string): Promise<readonly Dirent[]> => {
  const entries = (await orNull(readdir(folder, { withFileTypes: true }))) ?? []
  return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

const isOlder = async (path: string, before: number): Promise<boolean> =>
  ((await orNull(stat(path)))?.mtimeMs ?? Infinity) < before

/** Somebody who removes a file may take its folder away between the making of it and the writing into it. */
const ATTEMPTS = 5

const writeWhole = async (path: string, content: Uint8Array): Promise<true> => {
  const temporary = `${path}.${randomUUID()}.tmp`
  await makeFolder(dirname(path))
  try {
    await writeNew(temporary, content)
    await rename(temporary, path)
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** A folder, here or one that several machines share; each file is for its owner alone (0600). */
class FolderShelf implements Shelf {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  read(name: string): Promise<Uint8Array | null> {
    return orNull(readFile(join(this.#root, name)))
  }

  /** Two writers of one name do not meet: each has a temporary one of its own. */
  async write(name: string, content: Uint8Array): Promise<void> {
    const path = join(this.#root, name)
    for (let attempt = 1; attempt < ATTEMPTS; attempt++) if (await orNull(writeWhole(path, content))) return
    await writeWhole(path, content)
  }

  /** With its folder, where nothing else lies in it. */
  async remove(name: string): Promise<void> {
    const path = join(this.#root, name)
    await rm(path, { force: true })
    await rmdir(dirname(path)).catch(() => undefined)
  }

  /** Also of what is half written: it is to go with the rest. */
  names(beginning: string): AsyncIterable<string> {
    const inFolder = beginning.lastIndexOf('/') + 1
    return this.#namesIn(beginning.slice(0, inFolder), beginning.slice(inFolder))
  }

  /** Nobody writes a file for a day. */
  async tidy(before: number): Promise<void> {
    for await (const name of this.names('')) {
      const path = join(this.#root, name)
      if (HALF_WRITTEN.test(name) && (await isOlder(path, before))) await rm(path, { force: true })
    }
  }

  async *#namesIn(folder: string, beginning: string): AsyncGenerator<string> {
    for (const entry of await entriesOf(join(this.#root, folder))) {
      if (!entry.name.startsWith(beginning)) continue
      if (entry.isDirectory()) yield* this.#namesIn(`${folder}${entry.name}/`, '')
      else yield `${folder}${entry.name}`
    }
  }
}

export const openFolderShelf = (root: string): Shelf => new FolderShelf(root)
