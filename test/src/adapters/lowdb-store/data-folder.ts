import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { onTestFinished } from 'vitest'
import { openLowdbStore } from '../../../../src/adapters/lowdb-store/index.js'
import type { Store } from '../../../../src/ports.js'
import { FaultyFiles } from '../../../fakes/faulty-files.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { quietLog } from '../../../fakes/quiet.js'

export interface DataFolder {
  readonly dataDir: string
  readonly files: FaultyFiles
  readonly clock: ManualClock
  path(name: string): string
  /** Of a path in the folder. */
  nameOf(path: string): string
  open(journalBytes?: number): Promise<Store>
}

/** A new data folder, which goes when the test has ended, and with it the stores that were opened on it. */
export const aDataFolder = async (): Promise<DataFolder> => {
  const parent = await mkdtemp(join(tmpdir(), 'control-oc-'))
  const opened: Store[] = []
  onTestFinished(async () => {
    await Promise.all(opened.map((store) => store.close()))
    await rm(parent, { recursive: true })
  })
  const dataDir = join(parent, 'data')
  const files = new FaultyFiles()
  const clock = new ManualClock()
  const open = async (journalBytes?: number): Promise<Store> => {
    const store = await openLowdbStore({ dataDir, clock, log: quietLog, files, journalBytes })
    opened.push(store)
    return store
  }
  return {
    dataDir,
    files,
    clock,
    path: (name) => join(dataDir, name),
    nameOf: (path) => relative(dataDir, path),
    open,
  }
}
