import { constants, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Null where there is no such path. @throws all else that the machine says */
export const orNull = async <T>(attempt: Promise<T>): Promise<T | null> => {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Makes durable which names stand in a folder: a file that was synced is lost with a name that was not (fsync(2)). */
export const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Makes a folder and what leads to it, for the owner alone, and all of it durable: a file is lost with a folder that a crash forgets. */
export const makeFolder = async (path: string): Promise<void> => {
  const made = await mkdir(path, { recursive: true, mode: 0o700 })
  if (made === undefined) return
  for (let above = dirname(path); above !== dirname(made); above = dirname(above)) await syncFolder(above)
  await syncFolder(dirname(made))
}

/** Writes a file that must not be there yet, for its owner alone, and its content to the disk. Its name is not durable yet. */
export const writeNew = async (path: string, content: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}
