import { readdir, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { aMailRecord, aSettledReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'

describe('what lies in the data folder', () => {
  it('is for its owner alone', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await store.transact({}, (tx) => {
      tx.putReservation(aSettledReservation('AAA', '2026-03-01T00:00:00.000Z'))
      tx.recordMail(aMailRecord('a'))
    })
    await store.archiveSettled(folder.clock.now())
    await store.close()
    const names = await readdir(folder.dataDir, { recursive: true })
    expect(names).toEqual(
      expect.arrayContaining(['live.json', 'live.journal', 'live.previous.json', 'archive/2026-03.jsonl']),
    )
    for (const name of ['', ...names]) {
      const { mode } = await stat(folder.path(name))
      expect([name, mode & 0o077]).toEqual([name, 0])
    }
  })
})
