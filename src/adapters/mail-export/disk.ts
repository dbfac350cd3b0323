import { createHash, randomUUID } from 'node:crypto'
import { link, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { orNull, writeNew } from '../disk/index.js'

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Names in a folder, in their order; none where there is none. */
export const namesIn = async (folder: string): Promise<readonly string[]> =>
  ((await orNull(readdir(folder))) ?? []).toSorted()

/** Null where there is no such file. */
export const contentOf = (path: string): Promise<Buffer | null> => orNull(readFile(path))

const TEMPORARY = /^\.[\da-f-]{36}\.tmp$/u

/** Left by a crash between its beginning and its end. */
export const isTemporary = (name: string): boolean => TEMPORARY.test(name)

/** True where `path` is now another name of a file with just this content. */
const linked = async (known: string, path: string, content: Uint8Array): Promise<boolean> => {
  try {
    await link(known, path)
  } catch {
    // Not there, another file system, one without links, or too many of them: a copy says what is really wrong.
    return false
  }
  if ((await readFile(path)).equals(content)) return true
  await rm(path)
  return false
}

/**
 * Puts a whole file in its place, on disk but for its name in the folder. `known`: where the same content may lie; then it
 * gets a second name, which takes no room.
 */
export const place = async (path: string, content: Uint8Array, known: string | null): Promise<void> => {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    if (known === null || !(await linked(known, temporary, content))) await writeNew(temporary, content)
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}
