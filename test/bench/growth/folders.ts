import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { fillDataFolder } from '../world/data-folder.js'
import type { Level, Levels } from './levels.js'
import { nameOf } from './levels.js'

export type Folders = ReadonlyMap<Level, string>

/** A data folder for each level. A larger one is a copy of the one before it, with more put into it. */
export const makeFolders = async (
  folder: string,
  levels: Levels,
  progress: (text: string) => void,
): Promise<Folders> => {
  const folders = new Map<Level, string>()
  const make = async (level: Level, before: Level | null): Promise<void> => {
    progress(`makes ${nameOf(level)}`)
    const dataDir = join(folder, nameOf(level))
    if (before) await cp(join(folder, nameOf(before)), dataDir, { recursive: true })
    await fillDataFolder(dataDir, systemClock.now(), {
      archived: { from: before?.archived ?? 0, to: level.archived },
      live: { from: before?.live ?? 0, to: level.live },
    })
    folders.set(level, dataDir)
  }
  const [least, ...larger] = levels.archived
  await make(least, null)
  for (const [index, level] of larger.entries()) await make(level, levels.archived[index] ?? least)
  for (const [index, level] of levels.live.slice(1).entries()) await make(level, levels.live[index] ?? least)
  return folders
}
