import { join } from 'node:path'
import type { Instant } from '../../domain/time.js'
import type { Logger } from '../../ports.js'
import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import { LOG_NAMES } from './logs.js'

export const CUT_FOLDER = 'cut'

export const makeFolders = async (dataDir: string, files: DataFiles): Promise<void> => {
  for (const name of LOG_NAMES) await files.makeFolder(join(dataDir, name))
}

/** A folder with lines and no live file has lost it: it must not be taken for a new one. */
export const requireNew = async (dataDir: string, files: DataFiles): Promise<void> => {
  for (const name of LOG_NAMES) {
    const names = await files.list(join(dataDir, name))
    if (names.length > 0) throw new StoreDamaged(join(dataDir, 'live.json'), 'it is missing')
  }
}

/**
 * Cuts what stands behind the committed lines: a crash came before the live file said that it counts. What is cut
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
      log.warn({ file: path, from: length, to: size }, 'lines that were never committed are cut')
    }
  }
}

const keepAside = async (
  path: string,
  aside: string,
  from: number,
  to: number,
  files: DataFiles,
): Promise<void> => {
  await files.makeFolder(join(aside, '..'))
  await files.replace(aside, await files.readAt(path, from, to - from))
  if (from === 0) await files.remove(path)
  else await files.truncate(path, from)
}
