import { mkdir, open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attempt, FolderProbe } from '../../ports.js'
import type { Instant } from '../../domain/time.js'
import { DataFolderLocked } from './errors.js'
import { lockDataFolder } from './folder-lock.js'

const PROBE = '.doctor'

const attempt = async <T>(work: () => Promise<T>): Promise<Attempt<T>> => {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, answer: error instanceof Error ? error.message : String(error) }
  }
}

const write = async (dataDir: string): Promise<null> => {
  const path = join(dataDir, `${PROBE}-${process.pid}`)
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile('control-oc doctor')
    await file.sync()
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
  return null
}

const lock = async (dataDir: string, now: Instant) => {
  try {
    const held = await lockDataFolder(dataDir, now)
    await held.release()
    return { held: false, owner: null }
  } catch (error) {
    if (!(error instanceof DataFolderLocked)) throw error
    return { held: true, owner: error.owner }
  }
}

const freeBytesOf = async (dataDir: string): Promise<number | null> => {
  try {
    const { bavail, bsize } = await statfs(dataDir)
    return bavail * bsize
  } catch {
    return null
  }
}

/** Tries what the service will do to its folder. One that is not there yet is made, and taken away again. */
export const probeFolder = async (dataDir: string, now: Instant): Promise<FolderProbe> => {
  const made = await attempt(() => mkdir(dataDir, { recursive: true, mode: 0o700 }))
  if (!made.ok) return { written: made, locked: null, freeBytes: null }
  const written = await attempt(() => write(dataDir))
  const locked = written.ok ? await attempt(() => lock(dataDir, now)) : null
  const freeBytes = await freeBytesOf(dataDir)
  if (made.value !== undefined) await rm(made.value, { recursive: true, force: true })
  return { written, locked, freeBytes }
}
