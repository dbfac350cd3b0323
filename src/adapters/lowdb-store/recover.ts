import { basename, dirname, join } from 'node:path'
import type { Instant } from '../../domain/time.js'
import type { Logger } from '../../ports.js'
import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import { LIVE_FILE } from './live-file.js'
import { LOG_NAMES } from './logs.js'

export const CUT_FOLDER = 'cut'

export const makeFolders = async (dataDir: string, files: DataFiles): Promise<void> => {
  for (const name of LOG_NAMES) await files.makeFolder(join(dataDir, name))
}

/** A folder with lines and no live file has lost it: it must not be taken for a new one. */
export const requireNew = async (dataDir: string, files: DataFiles): Promise<void> => {
  for (const name of LOG_NAMES) {
    const names = await files.list(join(dataDir, name))
    if (names.length > 0) throw new StoreDamaged(join(dataDir, LIVE_FILE), 'it is missing')
  }
}

/**
 * Cuts what stands behind the committed lines: a crash came before the journal said that it counts. What is cut
 * is kept in `cut/`, since after an old live file was put back it may be more than a torn line.
 */
export const cutUncommitted = async (
  dataDir: string,
  committed: ReadonlyMap<string, number>,
  files: DataFiles,
  log: Logger,
  now: Instant,
): Promise<void> => {
  for (const name of LOG_NAMES) {
    for (const file of await files.list(join(dataDir, name))) {
      if (!file.endsWith('.jsonl')) continue
      const path = join(dataDir, name, file)
      const length = committed.get(`${name}/${file.slice(0, -'.jsonl'.length)}`) ?? 0
      const size = (await files.size(path)) ?? 0
      if (size <= length) continue
      await keepAside(
        path,
        join(dataDir, CUT_FOLDER, `${now.slice(0, 10)}-${name}-${length}-${file}`),
        length,
        size,
        files,
      )
      if (length === 0) await files.remove(path)
      else await files.truncate(path, length)
      log.warn({ file: path, from: length, to: size }, 'lines that were never committed are cut')
    }
  }
}

/** Makes the journal where there is none, and cuts off what a crash has left of a commit that never came. */
export const readyJournal = async (
  path: string,
  length: number,
  files: DataFiles,
  log: Logger,
  now: Instant,
): Promise<void> => {
  const size = await files.size(path)
  if (size === null) return files.replace(path, Buffer.alloc(0))
  // A kill may have come between the writing of its last line and the disk: what follows must not build on less.
  if (size === length) return files.writeAt(path, length, Buffer.alloc(0))
  const aside = join(dirname(path), CUT_FOLDER, `${now.slice(0, 10)}-${length}-${basename(path)}`)
  await keepAside(path, aside, length, size, files)
  await files.truncate(path, length)
  log.warn({ file: path, from: length, to: size }, 'a commit that never came is cut')
}

const keepAside = async (
  path: string,
  aside: string,
  from: number,
  to: number,
  files: DataFiles,
): Promise<void> => {
  await files.makeFolder(dirname(aside))
  await files.replace(aside, await files.readAt(path, from, to - from))
}
