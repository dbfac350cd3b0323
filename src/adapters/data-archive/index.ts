import type { Backups, Clock } from '../../ports.js'
import type { ArchiveSource } from './content-stream.js'
import { pruneArchives, writeArchive } from './write-archive.js'

export { ArchiveFault } from './archive-fault.js'
export type { ArchiveSource, StoreGeneration } from './content-stream.js'
export { restoreArchive } from './restore-archive.js'
export { writeArchive } from './write-archive.js'

/** Archives of the data folder in a folder of their own, of which the newest are kept. */
export const createBackups = (
  source: ArchiveSource,
  { dir, keep }: { readonly dir: string; readonly keep: number },
  clock: Clock,
): Backups => ({
  make: async () => {
    const at = clock.now()
    const made = await writeArchive(source, dir, at)
    await pruneArchives(dir, keep, at)
    return made
  },
})
