import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openLowdbStoreReadOnly, readGeneration } from '../../../../src/adapters/lowdb-store/index.js'
import type { Store } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aMailRecord, aReservation, anOutboxMail } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'
import type { DataFolder } from './data-folder.js'
import { asFormat1 } from './format-1.js'

const put = (store: Store, locator: string): Promise<void> =>
  store.transact({}, (tx) => {
    tx.putReservation(aReservation(locator))
    tx.recordMail(aMailRecord(locator))
  })

const namesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `L${String(index).padStart(3, '0')}`)

const locatorsIn = async (store: Pick<Store, 'liveReservations'>): Promise<string[]> => {
  const { items } = await store.liveReservations(null, { limit: 1000 })
  return items.map(({ locator }) => locator)
}

const textOf = (folder: DataFolder, name: string): Promise<string> => readFile(folder.path(name), 'utf8')

const THREE = ['live.json', 'live.previous.json', 'live.journal'] as const

describe('the journal', () => {
  it('has a line of JSON for each commit, which a person can read', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await put(store, 'AAA')
    await store.transact({}, (tx) => tx.putOutboxMail(anOutboxMail('o1')))
    await store.transact({ outbox: ['o1'] }, (tx) => tx.removeOutboxMail('o1'))
    const lines = (await textOf(folder, 'live.journal')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        commit: 1,
        data: {
          committed: { 'mails/2026-03': expect.any(Number) },
          reservations: { put: [{ locator: 'AAA' }] },
        },
      },
      { commit: 2, data: { committed: {}, outbox: { put: [{ id: 'o1' }], gone: [] } } },
      { commit: 3, data: { outbox: { put: [], gone: ['o1'] } } },
    ])
  })

  it('is folded into the live file and its copy when the store is closed', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await put(store, 'AAA')
    await store.close()
    const [live, copy, journal] = await Promise.all(THREE.map((name) => textOf(folder, name)))
    expect([journal, copy === live, live?.includes('"AAA"')]).toEqual(['', true, true])
  })

  it('is folded in while commits go on, when it has grown', async () => {
    const folder = await aDataFolder()
    const store = await folder.open(10_000)
    for (const locator of namesOf(40)) await put(store, locator)
    expect(folder.files.done.replace.filter((path) => path.endsWith('live.json')).length).toBeGreaterThan(2)
    expect((await textOf(folder, 'live.journal')).length).toBeLessThan(30_000)
    expect(await locatorsIn(await openLowdbStoreReadOnly(folder.dataDir, quietLog))).toEqual(namesOf(40))
  })

  it('goes on where the live file cannot be written', async () => {
    const folder = await aDataFolder()
    const store = await folder.open(2_000)
    folder.files.failNext('replace', 'live.previous.json')
    for (const locator of namesOf(20)) await put(store, locator)
    const reader = await openLowdbStoreReadOnly(folder.dataDir, quietLog)
    expect(await locatorsIn(reader)).toEqual(namesOf(20))
  })

  it('holds nothing any more of what was taken out, and neither do the live file and its copy', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await store.transact({}, (tx) => tx.putOutboxMail(anOutboxMail('secret')))
    await store.expunge()
    await store.transact({ outbox: ['secret'] }, (tx) => tx.removeOutboxMail('secret'))
    await store.expunge()
    const texts = await Promise.all(THREE.map((name) => textOf(folder, name)))
    expect(texts.map((text) => text.includes('secret'))).toEqual([false, false, false])
  })

  it('is on disk before a start goes on from it, since a kill may have come before it was', async () => {
    const folder = await aDataFolder()
    await (await folder.open()).close()
    folder.files.done.writeAt.length = 0
    await folder.open()
    expect(folder.files.done.writeAt).toEqual([folder.path('live.journal')])
  })

  it('is believed as far as it was when the power went, whatever a write that failed has left', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await put(store, 'AAA')
    folder.files.failNext('writeAt', 'live.journal', 'after')
    await expect(put(store, 'LOST')).rejects.toThrow('no space left')
    folder.files.failNext('truncate', 'live.journal')
    await expect(put(store, 'BBB')).rejects.toThrow('no space left')
    await put(store, 'CCC')
    expect((await textOf(folder, 'live.journal')).includes('LOST')).toBe(false)
    expect(await locatorsIn(await openLowdbStoreReadOnly(folder.dataDir, quietLog))).toEqual(['AAA', 'CCC'])
  })
})

describe('reading beside the owner', () => {
  it('sees every commit that was told of, while the live file is written anew', async () => {
    const folder = await aDataFolder()
    const store = await folder.open(5_000)
    const progress = { told: 0 }
    const writing = (async () => {
      for (const locator of namesOf(80)) {
        await put(store, locator)
        progress.told += 1
      }
    })()
    while (progress.told < 80) {
      const before = progress.told
      const seen = (await locatorsIn(await openLowdbStoreReadOnly(folder.dataDir, quietLog))).length
      const generation = await readGeneration(folder.dataDir)
      expect(seen).toBeGreaterThanOrEqual(before)
      expect(generation?.logs.get('mails/2026-03.jsonl') ?? 0).toBeGreaterThanOrEqual(before * 100)
    }
    await writing
  })

  it('passes over a line that is being written', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await put(store, 'AAA')
    await copyFile(folder.path('live.journal'), folder.path('kept'))
    await put(store, 'BBB')
    const whole = await readFile(folder.path('live.journal'))
    await writeFile(folder.path('live.journal'), whole.subarray(0, -10))
    expect(await locatorsIn(await openLowdbStoreReadOnly(folder.dataDir, quietLog))).toEqual(['AAA'])
    const generation = await readGeneration(folder.dataDir)
    expect(generation?.files.get('live.journal')).toEqual(await readFile(folder.path('kept')))
    await writeFile(folder.path('live.journal'), whole)
  })
})

describe('a folder of the time before there was a journal', () => {
  const anOldFolder = async (): Promise<DataFolder> => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await put(store, 'AAA')
    await store.close()
    await asFormat1(folder)
    return folder
  }

  it('is read as it is', async () => {
    const folder = await anOldFolder()
    const before = await textOf(folder, 'live.json')
    expect(await locatorsIn(await openLowdbStoreReadOnly(folder.dataDir, quietLog))).toEqual(['AAA'])
    const generation = await readGeneration(folder.dataDir)
    expect([...(generation?.files.keys() ?? [])]).toEqual(['live.json'])
    expect(await textOf(folder, 'live.json')).toBe(before)
  })

  it('goes on, and has no file left that an older version would open without the journal', async () => {
    const folder = await anOldFolder()
    const store = await folder.open()
    for (const name of ['live.json', 'live.previous.json'])
      expect(await textOf(folder, name)).toMatch(/^\{"format":2,/)
    await put(store, 'BBB')
    await store.close()
    expect(await locatorsIn(await folder.open())).toEqual(['AAA', 'BBB'])
  })
})
