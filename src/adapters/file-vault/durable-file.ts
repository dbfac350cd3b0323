import { randomUUID } from 'node:crypto'
import { constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Makes a folder within another (0700), and both durable: a file is lost with a folder that a crash forgets. */
export const makeFolder = async (parent: string, name: string): Promise<void> => {
  const made = await mkdir(join(parent, name), { recursive: true, mode: 0o700 })
  if (made === undefined) return
  await syncFolder(parent)
  await syncFolder(dirname(parent))
}

/** Null where there is no such path. */
export const orNull = async <T>(attempt: Promise<T>): Promise<T | null> => {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
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
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
