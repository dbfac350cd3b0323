import { describe, expect, it, vi } from 'vitest'
import { aMailRecord, aReservation, aSettledReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'

/** What one new mail about one new reservation reads and writes, beside what is live and behind a history of some length. */
const costAfter = async ({ live, archived }: { readonly live: number; readonly archived: number }) => {
  const folder = await aDataFolder()
  const store = await folder.open()
  await store.transact({}, (tx) => {
    for (let i = 0; i < archived; i++) {
      tx.putReservation(aSettledReservation(`OLD${i}`, '2026-03-01T00:00:00.000Z'))
      tx.recordMail(aMailRecord(`old${i}`))
    }
  })
  await store.archiveSettled(folder.clock.now())
  await store.transact({}, (tx) => {
    for (let i = 0; i < live; i++) tx.putReservation(aReservation(`LIVE${i}`))
  })
  const reads = vi.spyOn(folder.files, 'readAt')
  const writes = vi.spyOn(folder.files, 'writeAt')
  folder.files.done.replace.length = 0
  await store.seenMail('<new@cliente.example>', 'f'.repeat(64))
  await store.findByMarks({ locators: ['NEW'], bookingIds: ['4500NEW'], messageIds: ['<x@oc.example>'] })
  await store.transact({ reservations: ['NEW'] }, (tx) => {
    tx.putReservation(aReservation('NEW'))
    tx.recordMail(aMailRecord('new'))
  })
  return {
    reads: reads.mock.calls.length,
    written: writes.mock.calls.map(([path, , { byteLength }]) => [folder.nameOf(path), byteLength]),
    replaced: folder.files.done.replace,
  }
}

/** But for the digits of the numbers in it: of the commit, and of the bytes of the evidence. */
const DIGITS = 8

describe('the cost of an event', () => {
  it('does not grow with what lies in the archive, nor with what is live', async () => {
    const least = await costAfter({ live: 0, archived: 3 })
    const most = await costAfter({ live: 1500, archived: 1500 })
    const bytes = ({ written }: typeof least) => written.map(([, byteLength]) => Number(byteLength))
    expect({ ...most, written: most.written.map(([name]) => name) }).toEqual({
      ...least,
      written: ['mails/2026-03.jsonl', 'live.journal'],
    })
    for (const [index, byteLength] of bytes(least).entries())
      expect((bytes(most)[index] ?? 0) - byteLength).toBeLessThanOrEqual(DIGITS)
  })
})
