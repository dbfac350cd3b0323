import { describe, expect, it } from 'vitest'
import type { Store } from '../../../../src/ports.js'
import { aMailRecord, aReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'

const openStore = async () => {
  const folder = await aDataFolder()
  const store = await folder.open()
  folder.files.done.writeAt.length = 0
  const write = (locator: string, version = 1): Promise<void> =>
    store.transact({ reservations: [locator] }, (tx) => tx.putReservation(aReservation(locator, { version })))
  return { folder, store, write }
}

/** A transaction on what is not yet on disk; its work has run, its write has not. */
const running = (store: Store) =>
  new Promise<{ written: Promise<void> }>((resolve) => {
    const written: Promise<void> = store.transact({ reservations: ['AAA'] }, (tx) => {
      const before = tx.reservation('AAA')
      if (before) tx.putReservation({ ...before, version: before.version + 1 })
      resolve({ written })
    })
  })

describe('transactions that come together', () => {
  it('are written together', async () => {
    const { folder, write } = await openStore()
    await Promise.all(Array.from({ length: 100 }, (_, i) => write(`L${i}`)))
    expect(folder.files.done.writeAt.length).toBeLessThanOrEqual(3)
  })

  it('are each on disk when they resolve', async () => {
    const { folder, write } = await openStore()
    const disk = folder.files.hold('writeAt')
    let resolved = false
    const writing = write('AAA').then(() => (resolved = true))
    await disk.reached
    expect(resolved).toBe(false)
    disk.release()
    await writing
    expect(folder.files.done.writeAt).toEqual([folder.path('live.journal')])
  })

  it('are not seen by a reader before they are on disk', async () => {
    const { folder, store, write } = await openStore()
    const disk = folder.files.hold('writeAt')
    const writing = write('AAA')
    const nested = store.transact({ reservations: ['AAA'] }, (tx) => tx.reservation('AAA')?.version)
    await disk.reached
    expect(await store.reservation('AAA')).toBeNull()
    expect(await store.findByMarks({ locators: ['AAA'] })).toEqual([])
    disk.release()
    await writing
    expect(await nested).toBe(1)
    expect((await store.reservation('AAA'))?.version).toBe(1)
  })

  it('all fail when their write fails, those too that were built on it', async () => {
    const { folder, store, write } = await openStore()
    await write('AAA', 1)
    const disk = folder.files.hold('writeAt')
    folder.files.failNext('writeAt', 'live.journal')
    const first = write('AAA', 2)
    await disk.reached
    const second = await running(store)
    const outcomes = Promise.allSettled([first, second.written])
    disk.release()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await store.reservation('AAA'))?.version).toBe(1)
    await write('AAA', 4)
    expect((await store.reservation('AAA'))?.version).toBe(4)
  })

  it('write nothing when nothing changes', async () => {
    const { folder, store } = await openStore()
    await store.transact({ reservations: ['AAA'] }, (tx) => tx.reservation('AAA'))
    expect(folder.files.done.writeAt).toEqual([])
  })

  it('write their lines before the journal', async () => {
    const { folder, store } = await openStore()
    folder.files.failNext('writeAt', 'mails')
    const failing = store.transact({}, (tx) => {
      tx.putReservation(aReservation('AAA'))
      tx.recordMail(aMailRecord('a'))
    })
    await expect(failing).rejects.toThrow('no space left')
    expect(folder.files.done.writeAt).toEqual([])
    expect(await store.reservation('AAA')).toBeNull()
  })
})
