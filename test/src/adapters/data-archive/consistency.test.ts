import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../../../src/ports.js'
import { backUp, countWhole, open, restore, writeMail } from './busy-store.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'archive-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const BACKUPS = 15
/** While one backup is made: all that was written is read again with each of the next. */
const MAILS_BELOW = 12

/** Writes, several mails at once so that they share commits, until the work has been done; gives how many there are then. */
const writeDuring = async (work: Promise<unknown>, store: Store, dataDir: string, from: number) => {
  let written = from
  const state = { over: false }
  const ended = work.finally(() => {
    state.over = true
  })
  while (!state.over && written < from + MAILS_BELOW) {
    await Promise.all([0, 1, 2].map((next) => writeMail(store, dataDir, written + next)))
    written += 3
  }
  await ended
  return written
}

test('every backup that is taken while the store is written to is one moment of it', async () => {
  const dataDir = path.join(folder, 'data')
  // The live file is written anew in the middle of it, too.
  const store = await open(dataDir, 20_000)
  let written = 0
  let cutInTheMiddle = 0
  for (let count = 0; count < BACKUPS; count++) {
    const before = written
    const taken = backUp(dataDir, path.join(folder, `backup-${count}`))
    written = await writeDuring(taken, store, dataDir, written)
    const copy = path.join(folder, `copy-${count}`)
    await restore((await taken).file, copy)
    const found = await countWhole(copy)
    expect(found).toBeGreaterThanOrEqual(before)
    if (found < written) cutInTheMiddle += 1
  }
  await store.close()
  expect(cutInTheMiddle).toBeGreaterThan(BACKUPS / 2)
}, 60_000)
