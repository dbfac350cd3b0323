import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLowdbStore } from '../../../../src/adapters/lowdb-store/index.js'
import type { Store } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aMailRecord, aReservation } from '../../../ports/records.js'
import { createRandom } from '../../../trials/random.js'
import { aDataFolder } from './data-folder.js'
import type { DataFolder } from './data-folder.js'

const FAULTS = [
  ['writeAt', 'live.journal'],
  ['writeAt', 'mails'],
  ['truncate', 'live.journal'],
  ['replace', 'live.journal'],
  ['replace', 'live.json'],
  ['replace', 'live.previous.json'],
] as const

const nameOf = (number: number): string => `L${number}`

/** The first so many reservations, each with its record; nothing of the next. */
const countIn = async (store: Store): Promise<number> => {
  const { items } = await store.liveReservations(null, { limit: 10_000 })
  const found = new Set(items.map(({ locator }) => locator))
  for (let number = 0; number < found.size; number++) {
    expect(found.has(nameOf(number))).toBe(true)
    expect((await store.mailRecord(nameOf(number)))?.id).toBe(nameOf(number))
  }
  expect(await store.mailRecord(nameOf(found.size))).toBeNull()
  return found.size
}

const afterCrash = async (folder: DataFolder): Promise<number> => {
  const dataDir = `${folder.dataDir}-after-crash`
  // The journal first, since the live file may be written anew meanwhile: as whoever reads beside the owner does.
  await cp(folder.path('live.journal'), join(dataDir, 'live.journal'))
  const filter = (path: string): boolean => !path.endsWith('.tmp')
  await cp(folder.dataDir, dataDir, { recursive: true, force: false, filter })
  const store = await openLowdbStore({ dataDir, clock: folder.clock, log: quietLog })
  const count = await countIn(store)
  await store.close()
  await rm(dataDir, { recursive: true })
  return count
}

const deed = (store: Store, number: number): Promise<void> =>
  store.transact({ reservations: [nameOf(number)] }, (tx) => {
    tx.putReservation(aReservation(nameOf(number)))
    tx.recordMail(aMailRecord(nameOf(number)))
  })

describe('a disk that fails now and then', { timeout: 60_000 }, () => {
  it.each([1, 2, 3])(
    'loses nothing that was told, and brings nothing back that failed (seed %i)',
    async (seed) => {
      const random = createRandom(seed)
      const folder = await aDataFolder()
      const store = await openLowdbStore({ ...folder, log: quietLog, journalBytes: 15_000 })
      let [told, most] = [0, 0]
      for (let step = 0; step < 60; step++) {
        if (random.next() < 0.4) {
          const [operation, name] = random.pick(FAULTS)
          folder.files.failNext(operation, name, random.next() < 0.5 ? 'before' : 'after')
        }
        if (random.next() < 0.15) await store.expunge().catch(() => undefined)
        const group = Array.from({ length: 1 + random.below(3) }, (_, index) => deed(store, told + index))
        const outcomes = await Promise.allSettled(group)
        const all = outcomes.every(({ status }) => status === 'fulfilled')
        const begun = told + group.length
        told += outcomes.filter(({ status }) => status === 'fulfilled').length
        // Until a write succeeds, nobody knows what one that failed has left.
        most = all ? told : Math.max(most, begun)
        expect(await countIn(store)).toBe(told)
        if (random.next() > 0.3) continue
        const found = await afterCrash(folder)
        expect(found).toBeGreaterThanOrEqual(told)
        expect(found).toBeLessThanOrEqual(most)
      }
      await store.close()
      expect(told).toBeGreaterThan(30)
      const found = await afterCrash(folder)
      expect(found).toBeGreaterThanOrEqual(told)
      expect(found).toBeLessThanOrEqual(most)
    },
  )
})
