import { readFile, stat } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { eraseReservation } from '../../../../src/domain/erasing.js'
import type { KeptRecord } from '../../../../src/ports.js'
import { aNamedReservation } from '../../../ports/named-records.js'
import { aDataFolder } from './data-folder.js'
import type { DataFolder } from './data-folder.js'

const erase = (kept: KeptRecord): KeptRecord =>
  kept.kind === 'reservation' ? { kind: 'reservation', record: eraseReservation(kept.record) } : kept

const dayOf = (month: number): string => `2026-0${month}-02T12:00:00.000Z`

/** Archives one reservation in each of six months, each in a file of its own. */
const sixMonths = async (folder: DataFolder) => {
  const store = await folder.open()
  for (const month of [1, 2, 3, 4, 5, 6]) {
    const settledAt = dayOf(month)
    await store.transact({}, (tx) => tx.putReservation(aNamedReservation(`LOC${month}`, { settledAt })))
    folder.clock.set(settledAt)
    await store.archiveSettled('2027-01-01T00:00:00.000Z')
  }
  return store
}

const APRIL = { of: 'archive', settled: { from: dayOf(4), until: '2026-04-20T00:00:00.000Z' } } as const

describe('revising what is kept', () => {
  it('reads and writes the file of the month that is meant, and no other', async () => {
    const folder = await aDataFolder()
    const store = await sixMonths(folder)
    const reads = vi.spyOn(folder.files, 'read')
    folder.files.done.replace.length = 0
    expect(await store.reviseKept(APRIL, erase)).toBe(1)
    expect(reads.mock.calls).toEqual([[folder.path('archive/2026-04.jsonl')]])
    await store.close()
    expect(folder.files.done.replace.filter((path) => path.endsWith('.jsonl'))).toEqual([
      folder.path('archive/2026-04.jsonl'),
    ])
  })

  it('leaves a file as long as it was, for its owner alone', async () => {
    const folder = await aDataFolder()
    const store = await sixMonths(folder)
    const path = folder.path('archive/2026-04.jsonl')
    const before = await stat(path)
    await store.reviseKept(APRIL, erase)
    const after = await stat(path)
    expect([after.size, after.mode & 0o777]).toEqual([before.size, 0o600])
    expect(await readFile(path, 'utf8')).toMatch(/\} +\n$/u)
  })

  it('does not stand in the way of what is written meanwhile', async () => {
    const folder = await aDataFolder()
    const store = await sixMonths(folder)
    const line = { at: dayOf(6), locator: 'LOC4', actor: 'ana-id', action: 'add_note', detail: 'hola' }
    await Promise.all([
      store.transact({}, (tx) => tx.audit(line)),
      store.reviseKept({ of: 'audit', locators: null }, (kept) => kept),
      store.reviseKept(APRIL, erase),
      store.transact({}, (tx) => tx.audit(line)),
    ])
    await store.close()
    const again = await folder.open()
    expect((await again.auditOf('LOC4', { limit: 9 })).items).toHaveLength(2)
    expect((await again.reservation('LOC4'))?.files).toEqual([])
  })

  it('is seen by a start whose index is of before', async () => {
    const folder = await aDataFolder()
    const store = await sixMonths(folder)
    await store.close()
    const again = await folder.open()
    folder.files.failNext('replace', '2026-04.index')
    await again.reviseKept(APRIL, erase)
    await again.close()
    const third = await folder.open()
    expect((await third.findByMarks({ bookingIds: ['4500LOC4'] }))[0]?.files).toEqual([])
  })
})
