import { afterAll, afterEach, expect, it } from 'vitest'
import { closeDocuments, Office } from '../../../story/office.js'

afterAll(closeDocuments)

let office: Office

afterEach(() => office.engine.stop())

it('what happens is counted where it happens, by kinds and outcomes', async () => {
  office = await Office.open()
  await office.start()
  await office.confirmation()
  await office.until('2026-11-26 12:00')
  expect(office.metrics.lines).toEqual(
    expect.arrayContaining([
      'decided imap accept',
      'attempted request accepted',
      'attempted reminder accepted',
      expect.stringMatching(/^step reminder \d+$/u),
    ]),
  )
  expect(office.metrics.lines.join()).not.toContain('@')
})

it('how the service stands is told in numbers', async () => {
  office = await Office.open({
    notes: { 'backup:last': { at: '2026-11-23T13:00:00.000Z', ok: true, file: 'x', bytes: 1, error: null } },
  })
  await office.start()
  await office.confirmation()
  expect(await office.engine.figures()).toMatchObject({
    outbox: [{ status: 'queued', count: 0 }, {}, {}, {}],
    openReservations: [
      { state: 'pending', count: 0 },
      { state: 'requested', count: 1 },
    ],
    mailboxes: [{ account: 'imap', connected: true, msSinceSweep: 0, msSinceMail: 0 }],
    findings: [],
    msSinceCheck: 0,
    msSinceBackup: 3_600_000,
    storeUsable: true,
    leads: true,
  })
})
