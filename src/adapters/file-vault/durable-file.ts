import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { orNull, syncFolder, writeNew } from '../disk/index.js'

/** Makes a folder within another (0700), and both durable: a file is lost with a folder that a crash forgets. */
export const makeFolder = async (parent: string, name: string): Promise<void> => {
  const made = await mkdir(join(parent, name), { recursive: true, mode: 0o700 })
  if (made === undefined) return
  await syncFolder(parent)
  await syncFolder(dirname(parent))
}

const HALF_WRITTEN = /\.[\da-f-]{36}\.tmp$/u

/**
 * Removes what a crash left half written in a folder, of files whose name begins so; `before` spares what was written since
 * (milliseconds since 1970), and may be somebody's who is at it.
 */
export const dropHalfWritten = async (folder: string, name: string, before = Infinity): Promise<void> => {
  const names = (await orNull(readdir(folder))) ?? []
  for (const one of names.filter((other) => other.startsWith(name) && HALF_WRITTEN.test(other))) {
    const path = join(folder, one)
    const written = (await orNull(stat(path)))?.mtimeMs ?? Infinity
    if (written < before) await rm(path, { force: true })
  }
}

/** A whole file (0600) or none, on disk when it resolves; two writers of one path do not meet. */
export const writeOnce = async (path: string, content: Uint8Array): Promise<void> => {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await writeNew(temporary, content)
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
