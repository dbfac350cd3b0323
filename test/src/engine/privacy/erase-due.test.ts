import { describe, expect, it } from 'vitest'
import { report } from '../../../../src/engine/views/report.js'
import { FakeReportWriter } from '../../../fakes/report-writer.js'
import { NAMES } from '../../../ports/named-records.js'
import { aReview } from '../../../ports/records.js'
import { SETTINGS } from '../../../story/settings.js'
import { anErasingOffice, MAIL_ID } from './erasing-office.js'
import type { ErasingOffice } from './erasing-office.js'

const SETTLED = '2026-03-02T12:00:00.000Z'
/** When it is archived: its names are still wanted. */
const SOON = '2026-03-20T07:00:00.000Z'
const DAY_BEFORE = '2028-03-02T07:00:00.000Z'
const DUE = '2028-03-03T07:00:00.000Z'

const settledOffice = async (...locators: string[]): Promise<ErasingOffice> => {
  const office = await anErasingOffice()
  for (const locator of locators) await office.settle(locator, SETTLED)
  await office.night(SOON)
  return office
}

const auditOf = async ({ store }: ErasingOffice, locator: string) =>
  (await store.auditOf(locator, { limit: 20 })).items.map(({ action, actor, detail }) => [
    action,
    actor,
    detail,
  ])

const figuresOf = async ({ store, folder }: ErasingOffice) => {
  const reports = new FakeReportWriter()
  await report('2026-03', { settings: SETTINGS, store, clock: folder.clock, reports })
  const sheets = reports.written.flatMap((workbook) => workbook.sheets)
  return sheets.filter(({ kind }) => kind === 'overview')
}

describe('what has had its time', () => {
  it('is named nowhere in the data folder, in no store and no document', async () => {
    const office = await settledOffice('AAA')
    expect(await office.grep('INVENTADO')).not.toEqual([])
    await office.night(DUE)
    for (const name of NAMES) expect(await office.grep(name)).toEqual([])
  })

  it('is whole until that very night', async () => {
    const office = await settledOffice('AAA')
    await office.night(DAY_BEFORE)
    expect((await office.store.reservation('AAA'))?.booking.hotelNotes).toBe('alergia al maní')
    await office.night(DUE)
    expect((await office.store.reservation('AAA'))?.booking.hotelNotes).toBeNull()
  })

  it('is counted by the report as before', async () => {
    const office = await settledOffice('AAA', 'BBB')
    office.folder.clock.set(DUE)
    const before = await figuresOf(office)
    await office.night(DUE)
    expect(await figuresOf(office)).toEqual(before)
  })

  it('is told by the audit, with the locator alone', async () => {
    const office = await settledOffice('AAA')
    await office.night(DUE)
    expect(await auditOf(office, 'AAA')).toEqual([
      ['add_note', 'ana-id', null],
      ['personal_data_erased', 'system', null],
    ])
  })

  it('is erased once', async () => {
    const office = await settledOffice('AAA')
    await office.night(DUE)
    await office.night('2028-03-04T07:00:00.000Z')
    expect(await auditOf(office, 'AAA')).toHaveLength(2)
  })

  it('leaves what is younger alone', async () => {
    const office = await settledOffice('AAA')
    await office.settle('BBB', '2026-03-19T12:00:00.000Z')
    await office.night('2026-04-01T07:00:00.000Z')
    await office.night(DUE)
    expect((await office.store.reservation('BBB'))?.booking.hotelNotes).toBe('alergia al maní')
  })

  it('is what was settled long before it came to us, too', async () => {
    const office = await settledOffice()
    await office.night(DUE)
    await office.settle('OLD', '2021-01-01T12:00:00.000Z')
    await office.night('2028-03-04T07:00:00.000Z')
    expect(await office.grep('INVENTADO')).toEqual([])
  })

  it('is nothing where no time is set, and all of it once one is', async () => {
    const office = await settledOffice('AAA')
    await office.night(DUE, null)
    expect(await office.grep('INVENTADO')).not.toEqual([])
    await office.night('2028-03-04T07:00:00.000Z', 6)
    expect(await office.grep('INVENTADO')).toEqual([])
  })

  it('reaches the questions that were asked about it', async () => {
    const office = await settledOffice()
    const resolution = { at: SETTLED, actor: 'Ana Ejemplo', outcome: 'assigned' }
    await office.store.transact({}, (tx) =>
      tx.putReview(aReview('r1', { facts: { sender: 'JUAN INVENTADO' }, resolution })),
    )
    await office.night(SOON)
    await office.night(DUE)
    expect((await office.store.review('r1'))?.facts).toEqual({})
  })
})

describe('what is still needed', () => {
  const reopen = (office: ErasingOffice) =>
    office.store.transact({ reservations: ['AAA'] }, (tx) => {
      const found = tx.reservation('AAA')
      if (found) tx.putReservation({ ...found, state: 'requested', settledAt: null })
    })

  it('stays with a reservation that came back to life, document and all', async () => {
    const office = await settledOffice('AAA')
    await reopen(office)
    await office.night(DUE)
    const found = await office.store.reservation('AAA')
    expect(found?.booking.hotelNotes).toBe('alergia al maní')
    await expect(office.vault.read(found?.files[0]?.id ?? '')).resolves.toBeDefined()
    expect(await office.grep('alergia')).toEqual(['live.json', 'live.previous.json'])
  })

  it('is a document that another reservation leads to', async () => {
    const office = await settledOffice('AAA')
    const files = (await office.store.reservation('AAA'))?.files.slice(0, 1) ?? []
    await office.settle('BBB', SETTLED, { state: 'requested', settledAt: null })
    await office.store.transact({ reservations: ['BBB'] }, (tx) => {
      const found = tx.reservation('BBB')
      if (found) tx.putReservation({ ...found, files })
    })
    await office.night(DUE)
    expect((await office.store.reservation('AAA'))?.files).toEqual([])
    await expect(office.vault.read(files[0]?.id ?? '')).resolves.toBeDefined()
  })
})

describe('a mail', () => {
  it('is erased with the last of its reservations', async () => {
    const office = await settledOffice('AAA')
    await office.settle('BBB', '2026-03-10T12:00:00.000Z')
    const record = await office.store.mailRecord(MAIL_ID('AAA'))
    if (!record) throw new Error('there is no record')
    await office.store.transact({}, (tx) => tx.recordMail({ ...record, locators: ['AAA', 'BBB'] }))
    await office.night('2026-04-05T07:00:00.000Z', 1)
    expect((await office.store.mailRecord(record.id))?.from).toBe('compras@cliente.example')
    await office.night('2026-04-12T07:00:00.000Z', 1)
    expect((await office.store.mailRecord(record.id))?.from).toBeNull()
  })

  it('goes from the vault with its record, when that is too old', async () => {
    const office = await settledOffice('AAA')
    expect(await office.grep('From: compras@cliente.example AAA')).toHaveLength(1)
    await office.night('2026-08-01T07:00:00.000Z')
    expect(await office.grep('From: compras@cliente.example AAA')).toEqual([])
    expect(await office.grep('alergia')).not.toEqual([])
  })
})

describe('a night that is broken off', () => {
  it.each([
    ['replace', 'mails', 0],
    ['replace', 'audit', 0],
    ['writeAt', 'live.journal', 0],
    ['replace', 'archive', 0],
    ['writeAt', 'live.journal', 1],
    ['replace', 'live.previous.json', 0],
    ['replace', 'live.json', 0],
    ['replace', 'live.journal', 0],
  ] as const)('at %s of %s (after %i more) is taken up by the next', async (operation, where, spared) => {
    const office = await anErasingOffice()
    await office.settle('AAA', SETTLED)
    await office.night(SOON, 1)
    office.folder.files.failLater(operation, where, spared)
    const dueSoon = '2026-04-03T07:00:00.000Z'
    await expect(office.night(dueSoon, 1)).rejects.toThrow('no space left')
    await office.restart()
    await office.night(dueSoon, 1)
    for (const name of NAMES) expect(await office.grep(name)).toEqual([])
    expect((await office.store.reservation('AAA'))?.booking.total?.minor).toBe(1_234_567)
  })

  it('is made up for by the next without a restart, too', async () => {
    const office = await anErasingOffice()
    await office.settle('AAA', SETTLED)
    await office.night(SOON, 1)
    office.folder.files.failNext('replace', 'live.previous.json')
    const dueSoon = '2026-04-03T07:00:00.000Z'
    await expect(office.night(dueSoon, 1)).rejects.toThrow('no space left')
    await office.night(dueSoon, 1)
    for (const name of NAMES) expect(await office.grep(name)).toEqual([])
  })
})
