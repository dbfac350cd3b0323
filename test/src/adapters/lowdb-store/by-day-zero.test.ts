import { readFile, stat, writeFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { nodeFiles } from '../../../../src/adapters/lowdb-store/data-files.js'
import { saveIndex, snapshotOf } from '../../../../src/adapters/lowdb-store/index-file.js'
import { MarkTable } from '../../../../src/adapters/lowdb-store/mark-table.js'
import type { Reservation } from '../../../../src/domain/reservation.js'
import type { Store } from '../../../../src/ports.js'
import { allOf } from '../../../ports/all-pages.js'
import { aReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'

const settledAt = '2026-03-20T12:00:00.000Z'
const march = { from: '2026-03-01T03:00:00.000Z', until: '2026-04-01T03:00:00.000Z' }

const archive = async (store: Store, names: readonly string[], dayZero: string): Promise<void> => {
  await store.transact({}, (tx) =>
    names.forEach((name) => tx.putReservation(aReservation(name, { state: 'received', settledAt, dayZero }))),
  )
  await store.archiveSettled('2026-12-01T00:00:00.000Z')
}

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

const ofMarch = (store: Store): Promise<Reservation[]> =>
  allOf((page) => store.reservationsByDayZero(march, page))

/** Puts an index in place as it was made before days were marked: it covers all lines, and knows no day. */
const forgetDays = async (path: string): Promise<void> => {
  const { size } = await stat(path)
  await saveIndex(nodeFiles, path, snapshotOf({ covers: size, table: new MarkTable() }))
  const index = path.replace('.jsonl', '.index')
  const text = await readFile(index, 'latin1')
  await writeFile(index, text.replace('control-oc index 3', 'control-oc index 1'), 'latin1')
}

describe('the reservations of a month', () => {
  it('cost what the month holds, not what the archive does', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await archive(store, named('FEB', 900), '2026-02-10T12:00:00.000Z')
    await archive(store, named('MAR', 30), '2026-03-10T12:00:00.000Z')
    const reads = vi.spyOn(folder.files, 'readAt')
    expect(await ofMarch(store)).toHaveLength(30)
    expect(reads.mock.calls.length).toBeLessThanOrEqual(30)
  })

  it('are found in an archive whose index is of the time before days were marked', async () => {
    const folder = await aDataFolder()
    const store = await folder.open()
    await archive(store, ['AAA'], '2026-03-10T12:00:00.000Z')
    await store.close()
    await forgetDays(folder.path(`archive/${folder.clock.now().slice(0, 7)}.jsonl`))
    const found = await ofMarch(await folder.open())
    expect(found.map(({ locator }) => locator)).toEqual(['AAA'])
  })
})
