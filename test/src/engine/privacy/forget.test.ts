import { describe, expect, it } from 'vitest'
import { forgetPerson, rehearseForgetting } from '../../../../src/engine/privacy/forget.js'
import { aClient, aReview } from '../../../ports/records.js'
import { anErasingOffice } from './erasing-office.js'
import type { ErasingOffice } from './erasing-office.js'

const SETTLED = '2026-03-02T12:00:00.000Z'
const NIGHT = '2026-03-20T07:00:00.000Z'
const ACTOR = { id: 'cli:ana', name: 'ana' }

const forget = ({ store, vault, exports, folder }: ErasingOffice, person: string, contacts = false) =>
  forgetPerson({ person, contacts, actor: ACTOR }, { store, vault, exports, clock: folder.clock })

const archived = async (): Promise<ErasingOffice> => {
  const office = await anErasingOffice()
  await office.settle('AAA', SETTLED)
  await office.night(NIGHT, null)
  return office
}

describe('a person that asks to be forgotten', () => {
  it('is named nowhere in the data folder, archived, live or in a document', async () => {
    const office = await archived()
    await office.settle('BBB', '2026-03-19T12:00:00.000Z')
    const report = await forget(office, 'Juan Inventado')
    expect(report).toMatchObject({ reservations: ['AAA', 'BBB'], mails: 2, auditLines: 2, documents: 6 })
    expect(await office.grep('INVENTADO')).toEqual([])
    await office.restart()
    expect((await office.store.reservation('AAA'))?.booking.total?.minor).toBe(1_234_567)
    expect((await office.store.reservation('AAA'))?.booking.hotelNotes).toBe('alergia al maní')
  })

  it('loses nothing by the rehearsal, which says the same', async () => {
    const office = await archived()
    const rehearsed = await rehearseForgetting({ person: 'juan inventado', contacts: false }, office.store)
    expect(await office.grep('INVENTADO')).not.toEqual([])
    const { receipt, ...done } = await forget(office, 'juan inventado')
    expect(rehearsed).toEqual({ ...done, receipt: null })
    expect(receipt).toMatch(/^[\da-f]{8}$/u)
  })

  it('leaves a receipt in the audit, without the name', async () => {
    const office = await archived()
    const { receipt } = await forget(office, 'Juan Inventado')
    const span = { from: SETTLED, until: '2027-01-01T00:00:00.000Z' }
    const lines = (await office.store.auditBetween(span, { limit: 9 })).items
    expect(lines.at(-1)).toMatchObject({ action: 'person_forgotten', actor: 'cli:ana', locator: null })
    expect(lines.at(-1)?.detail).toContain(`receipt ${receipt}, 1 reservations`)
  })

  it('stays in an open case with its documents, and that is told', async () => {
    const office = await anErasingOffice()
    await office.settle('AAA', SETTLED, { state: 'requested', settledAt: null })
    const report = await forget(office, 'Juan Inventado')
    expect(report).toMatchObject({ reservations: [], openReservations: ['AAA'], mails: 0, documents: 0 })
    const found = await office.store.reservation('AAA')
    expect(found?.booking.advisorNotes).toContain('JUAN INVENTADO')
    await expect(office.vault.read(found?.files[0]?.id ?? '')).resolves.toBeDefined()
  })

  it('stays in an open question, and goes from one that was answered', async () => {
    const office = await anErasingOffice()
    const facts = { sender: 'Juan Inventado' }
    const resolution = { at: SETTLED, actor: 'Ana Ejemplo', outcome: 'dismissed' }
    await office.store.transact({}, (tx) => {
      tx.putReview(aReview('r1', { facts }))
      tx.putReview(aReview('r2', { facts, resolution }))
    })
    expect(await forget(office, 'Juan Inventado')).toMatchObject({ openQuestions: ['r1'], questions: 1 })
    expect((await office.store.review('r1'))?.facts).toEqual(facts)
    expect((await office.store.review('r2'))?.facts).toEqual({ sender: '*' })
  })

  it('stays a contact of a client unless that is wished too', async () => {
    const office = await archived()
    await office.store.transact({}, (tx) =>
      tx.putClient(aClient('cliente', { contacts: ['compras@cliente.example', 'otra@cliente.example'] })),
    )
    const first = await forget(office, 'compras@cliente.example')
    expect(first).toMatchObject({ clients: ['CLIENTE'], clientsChanged: false })
    expect(await office.grep('compras@cliente.example')).toEqual(['live.json', 'live.previous.json'])
    await forget(office, 'compras@cliente.example', true)
    expect((await office.store.clients())[0]?.contacts).toEqual(['otra@cliente.example'])
    expect(await office.grep('compras@cliente.example')).toEqual([])
  })

  it('is forgotten wholly when it is done again after it was broken off', async () => {
    for (const where of ['mails', 'audit', 'archive', 'live.json', 'live.previous.json', 'live.journal']) {
      const office = await archived()
      await office.settle('BBB', '2026-03-19T12:00:00.000Z')
      office.folder.files.failNext('replace', where)
      await expect(forget(office, 'Juan Inventado')).rejects.toThrow('no space left')
      await office.restart()
      await forget(office, 'Juan Inventado')
      expect(await office.grep('INVENTADO')).toEqual([])
    }
  })
})
