import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { fillDataFolder } from '../world/data-folder.js'
import type { Level, Series } from './levels.js'
import { nameOf } from './levels.js'

export type Folders = ReadonlyMap<Level, string>

/** A data folder for each level of a series. A larger one is a copy of the one before it, with more put into it. */
export const makeFolders = async (
  folder: string,
  { along, levels }: Series,
  progress: (text: string) => void,
): Promise<Folders> => {
  const folders = new Map<Level, string>()
  let before: Level | null = null
  for (const level of levels) {
    progress(`makes ${nameOf(level)}`)
    const dataDir = join(folder, `by ${along}, ${nameOf(level)}`)
    const smaller = before && folders.get(before)
    if (smaller) await cp(smaller, dataDir, { recursive: true })
    await fillDataFolder(dataDir, systemClock.now(), {
      archived: { from: before?.archived ?? 0, to: level.archived },
      live: { from: before?.live ?? 0, to: level.live },
    })
    folders.set(level, dataDir)
    before = level
  }
  return folders
}
