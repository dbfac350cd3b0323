import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { aMailRecord } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'

const record = (id: string, decidedAt: string) => aMailRecord(id, { decidedAt })

describe('the evidence of mails', () => {
  it('goes when all of its month is more than 90 days old', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await store.transact({}, (tx) => {
      tx.recordMail(record('old', '2026-01-31T23:00:00.000Z'))
      tx.recordMail(record('young', '2026-02-01T01:00:00.000Z'))
    })
    folder.clock.set('2026-05-02T12:00:00.000Z')
    await store.archiveSettled('2026-01-01T00:00:00.000Z')
    expect(await store.mailRecord('old')).toBeNull()
    expect((await store.mailRecord('young'))?.id).toBe('young')
    expect(await readdir(folder.path('mails'))).toEqual(['2026-02.jsonl'])
  })

  it('of a month that has gone stays away after a restart', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await store.transact({}, (tx) => tx.recordMail(record('old', '2026-01-05T00:00:00.000Z')))
    await store.close()
    folder.clock.set('2026-06-02T12:00:00.000Z')
    const again = await folder.open()
    await again.archiveSettled('2026-01-01T00:00:00.000Z')
    await again.close()
    expect(await (await folder.open()).mailRecord('old')).toBeNull()
    expect(await readdir(folder.path('mails'))).toEqual([])
  })

  it('that was cut off at a start goes after 90 days too', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    folder.files.failNext('writeAt', 'live.journal')
    await expect(
      store.transact({}, (tx) => tx.recordMail(record('a', '2026-03-02T00:00:00.000Z'))),
    ).rejects.toThrow('no space left')
    await store.close()
    const again = await folder.open()
    expect(await readdir(folder.path('cut'))).toHaveLength(1)
    folder.clock.set('2026-06-02T12:00:00.000Z')
    await again.archiveSettled('2026-01-01T00:00:00.000Z')
    expect(await readdir(folder.path('cut'))).toEqual([])
  })
})
