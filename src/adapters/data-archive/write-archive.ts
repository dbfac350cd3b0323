import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { syncFolder } from '../disk/index.js'
import type { Instant } from '../../domain/time.js'
import { DAY_MS, toEpochMs } from '../../domain/time.js'
import type { BackupMade } from '../../ports.js'
import { ArchiveFault } from './archive-fault.js'
import { BACKUPS_FOLDER } from './contents.js'
import { ContentStream } from './content-stream.js'
import type { ArchiveSource } from './content-stream.js'
import { gathered } from './gathered.js'
import { archiveName, isArchiveName, isPartialName } from './names.js'
import { verifyArchive } from './verify-archive.js'

const ATTEMPTS = 5
/** PDFs hardly shrink: a harder try would only cost time. */
const GZIP_LEVEL = 3

/** Where a path leads, whether or not it is there already. */
const realPathOf = async (path: string): Promise<string> => {
  try {
    return await realpath(path)
  } catch (error) {
    if (dirname(path) === path) throw error
    return join(await realPathOf(dirname(path)), basename(path))
  }
}

/** An archive within what it archives would hold the ones before it. */
const requireOutside = async (dir: string, dataDir: string): Promise<void> => {
  const path = relative(await realpath(dataDir), await realPathOf(resolve(dir)))
  const isOutside = path === '..' || path.startsWith(`..${sep}`)
  if (!isOutside && path.split(sep)[0] !== BACKUPS_FOLDER) throw new ArchiveFault('inside_data', dir)
}

const writeOnce = async (source: ArchiveSource, path: string, at: Instant): Promise<number> => {
  const generation = await source.generation()
  if (!generation) throw new ArchiveFault('no_store', source.dataDir)
  const content = new ContentStream(source, generation, at)
  const blocks = Readable.from(gathered(content.blocks()), { objectMode: false })
  // `flush`: on disk before it is closed.
  const sink = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(blocks, createGzip({ level: GZIP_LEVEL }), sink)
  return content.files
}

/** The store may let a month go, or put a file in the place of another, while it is read: then it is read again. */
const writePartial = async (source: ArchiveSource, path: string, at: Instant): Promise<number> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeOnce(source, path, at)
    } catch (error) {
      await rm(path, { force: true })
      if (!(error instanceof ArchiveFault) || error.code !== 'moved' || attempt === ATTEMPTS) throw error
    }
  }
}

/**
 * Archives the data folder while its owner goes on: the store as it was committed last, and the documents. What has the
 * final name is whole, has been read once, and is on disk.
 * @throws ArchiveFault (`no_store`, `moved`, `inside_data`), or what the disk says
 */
export const writeArchive = async (source: ArchiveSource, dir: string, at: Instant): Promise<BackupMade> => {
  await stat(source.dataDir).catch((error: unknown) => {
    throw new ArchiveFault('no_store', source.dataDir, error)
  })
  await requireOutside(dir, source.dataDir)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const file = join(dir, archiveName(at))
  const partial = `${file}.${randomUUID()}.partial`
  try {
    const files = await writePartial(source, partial, at)
    await verifyArchive(partial)
    const { size } = await stat(partial)
    await rename(partial, file)
    await syncFolder(dir)
    return { file, bytes: size, files }
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

const isOlderThan = async (path: string, instant: number): Promise<boolean> =>
  ((await stat(path).catch(() => null))?.mtimeMs ?? instant) < instant

/** Lets go of all but the newest ones, and of what a crash left half done. Touches no file that has not a name of ours. */
export const pruneArchives = async (dir: string, keep: number, now: Instant): Promise<void> => {
  const names = await readdir(dir)
  const old = names.filter(isArchiveName).toSorted().slice(0, -keep)
  for (const name of old) await rm(join(dir, name), { force: true })
  for (const name of names.filter(isPartialName))
    if (await isOlderThan(join(dir, name), toEpochMs(now) - DAY_MS))
      await rm(join(dir, name), { force: true })
}
