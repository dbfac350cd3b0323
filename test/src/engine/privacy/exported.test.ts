import { describe, expect, it } from 'vitest'
import { forgetPerson } from '../../../../src/engine/privacy/forget.js'
import { anErasingOffice } from './erasing-office.js'
import type { ErasingOffice } from './erasing-office.js'

const SETTLED = '2026-03-03T12:00:00.000Z'
const SOON = '2026-03-12T07:00:00.000Z'
const DUE = '2028-03-04T07:00:00.000Z'
const ACTOR = { id: 'cli:ana', name: 'ana' }

/** Exports the document of a reservation as the service does, with the mail that brought it. */
const exportOf = async ({ store, vault, exports }: ErasingOffice, locator: string): Promise<void> => {
  const [file] = (await store.reservation(locator))?.files ?? []
  if (!file) throw new Error('there is no document')
  const { filename, id } = file
  await exports.keep({
    month: '2026-03',
    locator,
    kind: 'confirmation',
    key: locator.toLowerCase(),
    mail: Buffer.from(`From: compras@cliente.example ${locator}`),
    documents: [{ filename, content: await vault.read(id) }],
  })
}

const exported = async (...locators: string[]): Promise<ErasingOffice> => {
  const office = await anErasingOffice()
  for (const locator of locators) {
    await office.settle(locator, SETTLED)
    await exportOf(office, locator)
  }
  return office
}

const forget = ({ store, vault, exports, folder }: ErasingOffice, person: string) =>
  forgetPerson({ person, contacts: false, actor: ACTOR }, { store, vault, exports, clock: folder.clock })

const inExport = async (office: ErasingOffice, text: string) =>
  (await office.grep(text)).filter((path) => path.startsWith('export/'))

describe('what was exported', () => {
  it('stays as long as its reservation, also after the mail has left the vault', async () => {
    const office = await exported('AAA')
    await office.night(SOON)
    await office.night('2026-08-01T07:00:00.000Z')
    expect(await office.grep('From: compras@cliente.example AAA')).toEqual([
      'export/2026-03/AAA-confirmation-aaa/mail.eml',
    ])
    expect(await inExport(office, 'JUAN INVENTADO')).toHaveLength(1)
  })

  it('goes with its reservation, second names and all', async () => {
    const office = await exported('AAA')
    await office.night(SOON)
    await office.night(DUE)
    expect(await office.grep('JUAN INVENTADO')).toEqual([])
    expect(await office.grep('From: compras@cliente.example AAA')).toEqual([])
  })

  it('stays where another reservation is not due', async () => {
    const office = await exported('AAA')
    await office.settle('BBB', '2028-02-01T12:00:00.000Z')
    await exportOf(office, 'BBB')
    await office.night(SOON)
    await office.night(DUE)
    expect(await inExport(office, 'From: compras@cliente.example BBB')).toHaveLength(1)
    expect(await inExport(office, 'AAA')).toEqual([])
  })

  it('of a person goes when the person is forgotten', async () => {
    const office = await exported('AAA')
    await office.night(SOON, null)
    await forget(office, 'Juan Inventado')
    expect(await office.grep('JUAN INVENTADO')).toEqual([])
    expect(await inExport(office, 'AAA')).toEqual([])
  })

  it('of an open case stays when a person is forgotten', async () => {
    const office = await anErasingOffice()
    await office.settle('AAA', SETTLED, { state: 'requested', settledAt: null })
    await exportOf(office, 'AAA')
    await forget(office, 'Juan Inventado')
    expect(await inExport(office, 'AAA')).toHaveLength(2)
  })

  it('goes at the next night when the first was broken off', async () => {
    const office = await exported('AAA')
    await office.night(SOON)
    office.folder.files.failLater('replace', 'archive', 0)
    await expect(office.night(DUE)).rejects.toThrow('no space left')
    await office.restart()
    await office.night(DUE)
    expect(await office.grep('JUAN INVENTADO')).toEqual([])
  })
})
