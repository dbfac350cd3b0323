import { execFileSync } from 'node:child_process'
import { cp, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  openLowdbStore,
  openLowdbStoreReadOnly,
  StoreDamaged,
} from '../../../../src/adapters/lowdb-store/index.js'
import type { DataFiles } from '../../../../src/adapters/lowdb-store/data-files.js'
import type { Store, StoreReader } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aMailRecord, aReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'
import type { DataFolder } from './data-folder.js'
import { asFormat1 } from './format-1.js'
import type { Image } from './watched-crashes.js'
import { imagingFiles, unsyncedFiles } from './watched-crashes.js'

/** How many deeds were begun, and of how many it was told that they are on disk. */
interface Known {
  readonly begun: number
  readonly told: number
}

const LONG_AFTER = '2026-12-01T00:00:00.000Z'
const nameOf = (number: number): string => `L${String(number).padStart(3, '0')}`
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** Every third one is settled at once: the night moves it to the archive. */
const reservationOf = (number: number) =>
  aReservation(
    nameOf(number),
    number % 3 === 0 ? { state: 'received', settledAt: '2026-03-01T00:00:00.000Z' } : {},
  )

/** A deed of a number leaves a reservation, a record, a line of audit and a note, and takes the announcement of the one before. */
const deed = (store: Store, number: number): Promise<void> =>
  store.transact({ reservations: [nameOf(number)], notes: ['last'] }, (tx) => {
    tx.putReservation(reservationOf(number))
    tx.recordMail(aMailRecord(nameOf(number)))
    tx.audit({ at: LONG_AFTER, locator: nameOf(number), actor: 'a', action: 'told', detail: null })
    tx.putNote('last', number)
  })

/** How many deeds a store knows of. @throws where one of them is there in part, or one is missing before another */
const deedsIn = async (store: StoreReader): Promise<number> => {
  const count = ((await store.note<number>('last')) ?? -1) + 1
  const there = await Promise.all(
    numbers(count + 2).map(async (number) => [
      (await store.reservation(nameOf(number))) !== null,
      (await store.findByMarks({ locators: [nameOf(number)] })).length === 1,
      (await store.mailRecord(nameOf(number))) !== null,
      (await store.auditOf(nameOf(number), { limit: 9 })).items.length === 1,
    ]),
  )
  expect(there).toEqual(numbers(count + 2).map((number) => Array<boolean>(4).fill(number < count)))
  return count
}

const openAt = (folder: DataFolder, dataDir: string, files: DataFiles = unsyncedFiles): Promise<Store> =>
  openLowdbStore({ dataDir, clock: folder.clock, log: quietLog, files, journalBytes: 12_000 })

/** What a start makes of an image; it goes on from there, and so does the next start. */
const startAt = async (folder: DataFolder, { dataDir, known }: Image<Known>): Promise<number> => {
  const beside = await deedsIn(await openLowdbStoreReadOnly(dataDir, quietLog))
  const store = await openAt(folder, dataDir)
  const count = await deedsIn(store)
  expect(beside).toBe(count)
  expect(count).toBeGreaterThanOrEqual(known.told)
  expect(count).toBeLessThanOrEqual(known.begun)
  await deed(store, count)
  await store.archiveSettled(LONG_AFTER)
  await store.close()
  const again = await openAt(folder, dataDir)
  expect(await deedsIn(again)).toBe(count + 1)
  await again.close()
  return count
}

/** Damages the live file of an image as well, and goes the way back. */
const startWithout = async (folder: DataFolder, image: Image<Known>, expected: number): Promise<void> => {
  const dataDir = `${image.dataDir}-damaged`
  await cp(image.dataDir, dataDir, { recursive: true })
  const live = join(dataDir, 'live.json')
  await truncate(live, (await stat(live)).size - 7)
  const fault: unknown = await openAt(folder, dataDir).catch((error: unknown) => error)
  if (!(fault instanceof StoreDamaged)) throw new Error('the store opened, or failed in another way')
  execFileSync('sh', ['-c', fault.restore ?? 'false'])
  const store = await openAt(folder, dataDir)
  expect(await deedsIn(store)).toBe(expected)
  await store.close()
}

const isThere = async (path: string): Promise<boolean> => (await unsyncedFiles.size(path)) !== null

/** Gives the count of those that it has tried. */
const tryAll = async (folder: DataFolder, images: readonly Image<Known>[]): Promise<number> => {
  for (const image of images) {
    const copy = { ...image, dataDir: `${image.dataDir}-start` }
    await cp(image.dataDir, copy.dataDir, { recursive: true })
    const count = await startAt(folder, copy).catch((error: unknown) => {
      throw new Error(`killed ${image.at}`, { cause: error })
    })
    const paths = ['live.json', 'live.previous.json'].map((name) => join(image.dataDir, name))
    if ((await Promise.all(paths.map(isThere))).every(Boolean)) await startWithout(folder, image, count)
    for (const dir of [image.dataDir, copy.dataDir, `${image.dataDir}-damaged`])
      await rm(dir, { recursive: true, force: true })
  }
  return images.length
}

/** A life of some deeds; those of one number of the list come at the same time. */
const live = (store: Store, known: { begun: number; told: number }) => async (count: number) => {
  const from = known.begun
  known.begun += count
  await Promise.all(numbers(count).map((index) => deed(store, from + index)))
  known.told = known.begun
}

const watched = (folder: DataFolder) => {
  const known = { begun: 0, told: 0 }
  return { known, ...imagingFiles(folder.dataDir, () => ({ ...known })) }
}

describe('wherever a process is killed', { timeout: 120_000 }, () => {
  it('in the first life of a folder, all that it had told is there, and nothing by halves', async () => {
    const folder = await aDataFolder()
    const { known, files, images, end } = watched(folder)
    await unsyncedFiles.makeFolder(folder.dataDir)
    const store = await openAt(folder, folder.dataDir, files)
    const deeds = live(store, known)
    await deeds(1)
    await deeds(3)
    await store.close()
    await end()
    expect(await tryAll(folder, images)).toBeGreaterThan(20)
  })

  it('while the live file is written anew and commits go on, neither', async () => {
    const folder = await aDataFolder()
    const { known, files, images, end } = watched(folder)
    await unsyncedFiles.makeFolder(folder.dataDir)
    const first = await openAt(folder, folder.dataDir)
    await live(first, known)(2)
    await first.close()
    const store = await openAt(folder, folder.dataDir, files)
    const deeds = live(store, known)
    await deeds(2)
    // The journal has outgrown what it may be; while it is folded in, two more come one after the other.
    await deeds(8)
    await deeds(1)
    await deeds(1)
    await store.archiveSettled(LONG_AFTER)
    await Promise.all([store.expunge(), deeds(1).then(() => deeds(1))])
    await store.close()
    expect(images.some(({ at }) => at.endsWith('within replace live.previous.json'))).toBe(true)
    await end()
    expect(await tryAll(folder, images)).toBeGreaterThan(5)
  })

  it('while a folder of the time before the journal is opened, neither', async () => {
    const folder = await aDataFolder()
    const { known, files, images, end } = watched(folder)
    const before = await openAt(folder, folder.dataDir)
    await live(before, known)(3)
    await before.close()
    await asFormat1(folder)
    const store = await openAt(folder, folder.dataDir, files)
    await live(store, known)(1)
    await store.close()
    await end()
    expect(await tryAll(folder, images)).toBeGreaterThan(5)
  })

  it('while what an earlier kill has left is cut, neither', async () => {
    const folder = await aDataFolder()
    const { known, files, images, end } = watched(folder)
    const first = imagingFiles(folder.dataDir, () => ({ ...known }))
    await unsyncedFiles.makeFolder(folder.dataDir)
    const store = await openAt(folder, folder.dataDir, first.files)
    await live(store, known)(2)
    const torn = first.images.findLast(({ at }) => at.endsWith('within write live.journal'))
    await store.close()
    await rm(folder.dataDir, { recursive: true })
    await cp(torn?.dataDir ?? '', folder.dataDir, { recursive: true })
    known.told = torn?.known.told ?? 0
    await (await openAt(folder, folder.dataDir, files)).close()
    await end()
    expect(await tryAll(folder, images)).toBeGreaterThan(5)
    expect(await readFile(folder.path('live.journal'), 'utf8')).toBe('')
  })
})
