import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { DataFolderLocked, openLowdbStoreReadOnly } from '../../../../src/adapters/lowdb-store/index.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'

describe('the data folder', () => {
  it('has one owner, whom the second comer is told of', async () => {
    const folder = await aDataFolder()
    await folder.open()
    const fault: unknown = await folder.open().catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(DataFolderLocked)
    expect(fault).toMatchObject({
      code: 'data_folder_locked',
      owner: { pid: process.pid, since: folder.clock.now() },
    })
    expect(String(fault)).toContain(`process ${process.pid}`)
  })

  it('is free again when its owner has closed it', async () => {
    const folder = await aDataFolder()
    await (await folder.open()).close()
    await expect(folder.open()).resolves.toBeDefined()
  })

  it('is not held by a lock file that a dead process has left', async () => {
    const folder = await aDataFolder()
    await (await folder.open()).close()
    const dead = { pid: process.pid, since: '2026-03-01T00:00:00.000Z', host: 'oc.example' }
    await writeFile(folder.path('owner.lock'), JSON.stringify(dead))
    await expect(folder.open()).resolves.toBeDefined()
  })
})

describe('reading beside the owner', () => {
  it('shows what was committed when it was opened', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
    const reader = await openLowdbStoreReadOnly(folder.dataDir, quietLog)
    await store.transact({}, (tx) => tx.putReservation(aReservation('BBB')))
    const { items } = await reader.liveReservations(null, { limit: 10 })
    expect(items.map(({ locator }) => locator)).toEqual(['AAA'])
  })

  it('reads the archive, the evidence and the audit too', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await store.transact({}, (tx) => {
      tx.putReservation(aReservation('AAA', { state: 'closed', settledAt: '2026-03-01T00:00:00.000Z' }))
      tx.audit({ at: folder.clock.now(), locator: 'AAA', actor: 'Ana', action: 'closed', detail: null })
    })
    await store.archiveSettled(folder.clock.now())
    const reader = await openLowdbStoreReadOnly(folder.dataDir, quietLog)
    expect((await reader.reservation('AAA'))?.state).toBe('closed')
    expect((await reader.auditOf('AAA', { limit: 10 })).items).toHaveLength(1)
  })

  it('of a folder that is not there finds nothing, and makes nothing', async () => {
    const folder = await aDataFolder()
    const reader = await openLowdbStoreReadOnly(folder.dataDir, quietLog)
    expect(await reader.clients()).toEqual([])
    expect(await folder.files.size(folder.dataDir)).toBeNull()
  })
})
