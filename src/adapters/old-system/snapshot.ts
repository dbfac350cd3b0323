import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { OldFileUnreadable } from './errors.js'

/** An office's years of reservations are some ten megabytes; what is far beyond is not what it should be. */
const MAX_BYTES = 500 * 1024 * 1024

/** https://sqlite.org/fileformat2.html, "Magic Header String"; an encrypted file does not have it. */
const MAGIC = 'SQLite format 3\0'

/** What belongs to a database beside it: committed pages, or those that a crash left half changed. */
const COMPANIONS = ['-wal', '-journal']

const ATTEMPTS = 3

/** Size and time of each file, to tell whether it changed meanwhile. */
const stateOf = async (file: string): Promise<string | null> => {
  try {
    const { size, mtimeMs } = await stat(file)
    return `${size} ${mtimeMs}`
  } catch {
    return null
  }
}

const statesOf = async (file: string): Promise<string> =>
  (await Promise.all(['', ...COMPANIONS].map((end) => stateOf(file + end)))).join('|')

const startOf = async (file: string): Promise<string> => {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** @throws OldFileUnreadable */
const checkFile = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new OldFileUnreadable(found ? 'not_sqlite' : 'not_found')
  if (found.size === 0) throw new OldFileUnreadable('empty')
  if (found.size > MAX_BYTES) throw new OldFileUnreadable('too_large')
  const start = await startOf(file).catch(() => null)
  if (start === null) throw new OldFileUnreadable('not_found')
  if (start !== MAGIC) throw new OldFileUnreadable('not_sqlite')
}

const copyAll = async (file: string, target: string): Promise<void> => {
  await copyFile(file, target)
  for (const end of COMPANIONS) {
    await rm(target + end, { force: true })
    if ((await stateOf(file + end)) !== null) await copyFile(file + end, target + end)
  }
}

const copyAtRest = async (file: string, target: string): Promise<void> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await statesOf(file)
    await copyAll(file, target)
    if ((await statesOf(file)) === before) return
  }
  throw new OldFileUnreadable('in_use')
}

/**
 * Works on a copy, in a folder that only this user can read and that is gone afterwards. SQLite writes beside a file that it
 * reads (locks, the shared memory of a write-ahead log, a journal that it rolls back): the old system's own is never opened.
 * @throws OldFileUnreadable
 */
export const withSnapshot = async <T>(file: string, work: (copy: string) => T): Promise<T> => {
  await checkFile(file)
  const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-old-'))
  try {
    const copy = path.join(folder, 'old.db')
    await copyAtRest(file, copy)
    return work(copy)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
