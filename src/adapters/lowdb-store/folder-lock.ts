import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.js'
import { DataFolderLocked } from './errors.js'
import type { FolderOwner } from './errors.js'

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes the folder for this process. The lock is the kernel's (open file description locks, fcntl(2)), so it goes
 * with its owner however that ends; what stands in the file only says who it was.
 * @throws DataFolderLocked
 */
export const lockDataFolder = async (dataDir: string, since: Instant): Promise<FolderLock> => {
  const { tryLock, unlock } = await import('fs-native-extensions')
  const file = await open(join(dataDir, 'owner.lock'), 'a+', 0o600)
  if (!tryLock(file.fd)) {
    const owner = await readOwner(file)
    await file.close()
    throw new DataFolderLocked(dataDir, owner)
  }
  await writeOwner(file, { pid: process.pid, since, host: hostname() })
  const release = async (): Promise<void> => {
    await file.truncate(0)
    unlock(file.fd)
    await file.close()
  }
  return { release }
}

const writeOwner = async (file: FileHandle, owner: FolderOwner): Promise<void> => {
  await file.truncate(0)
  await file.appendFile(JSON.stringify(owner))
}

const readOwner = async (file: FileHandle): Promise<FolderOwner | null> => {
  const text = await file.readFile('utf8')
  try {
    const owner: FolderOwner = JSON.parse(text)
    return owner
  } catch {
    // It has the lock, and has not yet written who it is.
    return null
  }
}
