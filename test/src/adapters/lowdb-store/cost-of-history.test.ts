import { readFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { aMailRecord, aReservation, aSettledReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'

/** What one new mail about one new reservation reads and writes, behind a history of some length. */
const costAfter = async (archived: number) => {
  const folder = await aDataFolder()
  const store = await folder.open()
  await store.transact({}, (tx) => {
    for (let i = 0; i < archived; i++) {
      tx.putReservation(aSettledReservation(`OLD${i}`, '2026-03-01T00:00:00.000Z'))
      tx.recordMail(aMailRecord(`old${i}`))
    }
  })
  await store.archiveSettled(folder.clock.now())
  const reads = vi.spyOn(folder.files, 'readAt')
  const writes = vi.spyOn(folder.files, 'writeAt')
  await store.seenMail('<new@cliente.example>', 'f'.repeat(64))
  await store.findByMarks({ locators: ['NEW'], bookingIds: ['4500NEW'], messageIds: ['<x@oc.example>'] })
  await store.transact({ reservations: ['NEW'] }, (tx) => {
    tx.putReservation(aReservation('NEW'))
    tx.recordMail(aMailRecord('new'))
  })
  const live = await readFile(folder.path('live.json'), 'utf8')
  const committed = /"committed":\{[^}]*\}/
  return {
    reads: reads.mock.calls.length,
    writes: writes.mock.calls.length,
    live: live.replace(committed, '').length,
  }
}

describe('the cost of an event', () => {
  it('does not grow with what lies in the archive', async () => {
    expect(await costAfter(1500)).toEqual(await costAfter(3))
  })
})
