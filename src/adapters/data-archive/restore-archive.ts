import { createHash, randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from '../disk/index.js'
import { ArchiveFault } from './archive-fault.js'
import { BACKUPS_FOLDER } from './contents.js'
import { CONTENT } from './manifest.js'
import type { Manifest } from './manifest.js'
import { readEntries } from './read-entries.js'
import type { ArchiveEntry } from './read-entries.js'
import { verifyArchive } from './verify-archive.js'

export interface RestoreTarget {
  readonly dataDir: string
  /** It is moved in last: without it nothing else counts. */
  readonly liveFile: string
  /** Moved in first: they tell a store that has lost its live file from a new one. */
  readonly logFolders: readonly string[]
  /** Readies the restored folder, which nobody else can see yet. */
  readonly prepare: (folder: string, manifest: Manifest) => Promise<void>
}

const STAGING = '.restoring-'
const OF_NO_STORE = new Set([BACKUPS_FOLDER, 'owner.lock', 'lost+found'])

const isOfNoStore = (name: string): boolean => OF_NO_STORE.has(name) || name.startsWith(STAGING)

/** @throws ArchiveFault (`target_not_empty`) where anything lies that might be a store's. */
const requireEmpty = async (dataDir: string): Promise<void> => {
  const names = await readdir(dataDir)
  if (!names.every(isOfNoStore)) throw new ArchiveFault('target_not_empty', dataDir)
}

const writeFile = async (entry: ArchiveEntry, path: string): Promise<string> => {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of entry.content) {
      hash.update(piece)
      await file.writeFile(piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

const readToEnd = async ({ content }: ArchiveEntry): Promise<void> => {
  while (!(await content.next()).done);
}

const extractOne = async (entry: ArchiveEntry, folder: string, expected: string): Promise<void> => {
  const path = join(folder, entry.path.slice(CONTENT.length))
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  if (entry.linkpath !== null) {
    const known = join(folder, entry.linkpath.slice(CONTENT.length))
    await link(known, path).catch(() => copyFile(known, path))
    await readToEnd(entry)
  } else if ((await writeFile(entry, path)) !== expected) throw new ArchiveFault('damaged', entry.path)
}

/** Of what the archive holds besides its account of itself. */
const extract = (file: string, folder: string, sums: ReadonlyMap<string, string>): Promise<void> =>
  readEntries(file, async (entry) => {
    const expected = sums.get(entry.path)
    if (expected !== undefined) return extractOne(entry, folder, expected)
    return readToEnd(entry)
  })

const syncFolders = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolders(join(folder, entry.name))
  await syncFolder(folder)
}

const inOrder = (names: readonly string[], { liveFile, logFolders }: RestoreTarget): readonly string[] => [
  ...names.filter((name) => logFolders.includes(name)),
  ...names.filter((name) => !logFolders.includes(name) && name !== liveFile),
  ...names.filter((name) => name === liveFile),
]

const moveIn = async (staging: string, target: RestoreTarget): Promise<void> => {
  const names = (await readdir(staging)).filter((name) => name !== 'owner.lock')
  for (const name of inOrder(names, target)) await rename(join(staging, name), join(target.dataDir, name))
  await rm(staging, { recursive: true, force: true })
  await syncFolders(target.dataDir)
}

/**
 * Puts an archive into a folder that has no store; the caller holds its lock. The archive is read whole before anything
 * is written, then unpacked beside, and moved in with the live file last: a crash leaves no store, or all of it. The
 * folder itself is not replaced, as it may be a mount point.
 * @throws ArchiveFault
 */
export const restoreArchive = async (file: string, target: RestoreTarget): Promise<Manifest> => {
  await requireEmpty(target.dataDir)
  const { manifest, sums } = await verifyArchive(file)
  const leftovers = (await readdir(target.dataDir)).filter((name) => name.startsWith(STAGING))
  for (const name of leftovers) await rm(join(target.dataDir, name), { recursive: true, force: true })
  const staging = join(target.dataDir, `${STAGING}${randomUUID()}`)
  await mkdir(staging, { mode: 0o700 })
  try {
    await extract(file, staging, sums)
    await target.prepare(staging, manifest)
    await syncFolders(staging)
    await moveIn(staging, target)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw error
  }
  return manifest
}
