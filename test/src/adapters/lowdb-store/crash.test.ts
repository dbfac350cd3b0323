import { appendFile, cp, readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openLowdbStore } from '../../../../src/adapters/lowdb-store/index.js'
import type { Store } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aMailRecord, aReservation, aSettledReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'
import type { DataFolder } from './data-folder.js'

const LONG_AFTER = '2026-12-01T00:00:00.000Z'

/** What a start would find if the power went now: the folder as it is, while the store knows nothing of it. */
const afterCrash = async (folder: DataFolder): Promise<Store> => {
  const dataDir = `${folder.dataDir}-after-crash`
  await cp(folder.dataDir, dataDir, { recursive: true })
  return openLowdbStore({ dataDir, clock: folder.clock, log: quietLog })
}

const register = (store: Store, locator: string): Promise<void> =>
  store.transact({ reservations: [locator] }, (tx) => {
    tx.putReservation(aReservation(locator))
    tx.recordMail(aMailRecord(locator))
  })

describe('a crash', () => {
  it('between the evidence and the journal leaves neither the mail nor its outcome', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await register(store, 'AAA')
    folder.files.failNext('writeAt', 'live.journal')
    await expect(register(store, 'BBB')).rejects.toThrow('no space left')
    const survivor = await afterCrash(folder)
    expect(await survivor.mailRecord('BBB')).toBeNull()
    expect(await survivor.reservation('BBB')).toBeNull()
    expect(await survivor.mailRecord('AAA')).not.toBeNull()
    await survivor.close()
  })

  it('between the archive and the journal leaves the reservation live, and once', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await store.transact({}, (tx) =>
      tx.putReservation(aSettledReservation('AAA', '2026-03-01T00:00:00.000Z')),
    )
    folder.files.failNext('writeAt', 'live.journal')
    await expect(store.archiveSettled(LONG_AFTER)).rejects.toThrow('no space left')
    const survivor = await afterCrash(folder)
    expect((await survivor.liveReservations(null, { limit: 10 })).items).toHaveLength(1)
    expect(await survivor.findByMarks({ locators: ['AAA'] })).toHaveLength(1)
    expect(await survivor.archiveSettled(LONG_AFTER)).toBe(1)
    expect(await survivor.findByMarks({ locators: ['AAA'] })).toHaveLength(1)
    await survivor.close()
  })

  it('after a write whose end was never known leaves lines and journal in step', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    folder.files.failNext('writeAt', 'live.journal', 'after')
    await expect(register(store, 'LOST')).rejects.toThrow('no space left')
    // The lost commit is taken out of the journal, then lines come over its own, and then the disk fails.
    folder.files.failNext('writeAt', 'live.journal')
    await expect(register(store, 'B')).rejects.toThrow('no space left')
    const survivor = await afterCrash(folder)
    expect(await survivor.mailRecord('LOST')).toBeNull()
    expect(await survivor.reservation('LOST')).toBeNull()
    await survivor.close()
  })

  it('after such a write and a good one leaves the good one', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    folder.files.failNext('writeAt', 'live.journal', 'after')
    await expect(register(store, 'LOST')).rejects.toThrow('no space left')
    await register(store, 'B')
    const survivor = await afterCrash(folder)
    expect(await survivor.mailRecord('LOST')).toBeNull()
    expect((await survivor.mailRecord('B'))?.id).toBe('B')
    await survivor.close()
  })

  it('in the middle of a line leaves a tail, which is cut and kept aside', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await register(store, 'AAA')
    await store.close()
    const torn = '{"id":"bbb","messa'
    await appendFile(folder.path('mails/2026-03.jsonl'), torn)
    const again = await folder.open()
    await register(again, 'CCC')
    expect((await again.mailRecord('CCC'))?.id).toBe('CCC')
    const text = await readFile(folder.path('mails/2026-03.jsonl'), 'utf8')
    expect(text.split('\n').map((line) => line.slice(0, 11))).toEqual(['{"id":"AAA"', '{"id":"CCC"', ''])
    const [cut = ''] = await readdir(folder.path('cut'))
    expect(await readFile(folder.path(`cut/${cut}`), 'utf8')).toBe(torn)
  })

  it('before the first live file was complete leaves a folder that opens as a new one', async () => {
    const folder = await aDataFolder()
    folder.files.failNext('replace', 'live.json')
    await expect(folder.open()).rejects.toThrow('no space left')
    const store = await folder.open()
    expect(await store.clients()).toEqual([])
  })
})
