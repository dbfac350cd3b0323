import { describe, expect, it } from 'vitest'
import type { Client } from '../../../src/domain/client.js'
import { applyImport, planImport, type ImportPlan } from '../../../src/engine/import-clients.js'
import { reportOf } from '../../../src/engine/import-report.js'
import { importClients, importClientsHandler } from '../../../src/engine/import-request.js'
import type { Clock, SheetRow } from '../../../src/ports.js'
import { newTestStore } from '../../stores/test-store.js'
import type { TestStore } from '../../stores/test-store.js'

const NOW = '2026-03-02T12:00:00.000Z'
const clock: Clock = { now: () => NOW }
const ACTOR = { id: 'cli:ana', name: 'ana' }

const row = (number: number, cells: Record<string, string>): SheetRow => ({ row: number, cells })
const walvis = (cells: Record<string, string> = {}): SheetRow =>
  row(2, { name: 'WALVIS S.A.', requires_oc: 'SI', ...cells })

const stored = (changes: Partial<Client> = {}): Client => ({
  id: 'walvis',
  name: 'WALVIS S.A.',
  requiresOc: true,
  contacts: ['ana@walvis.example'],
  reminderAfter: { unit: 'days', days: 3 },
  ultimatumAfter: { unit: 'days', days: 6 },
  notes: 'nota',
  ...changes,
})

const refusals = (plan: ImportPlan) => plan.refused.map(({ row: number, refusal }) => [number, refusal.code])

const storeWith = async (...clients: Client[]): Promise<TestStore> => {
  const store = newTestStore()
  await store.transact({}, (tx) => clients.forEach((client) => tx.putClient(client)))
  return store
}

describe('a row of a client nobody knows', () => {
  it('makes the client', () => {
    const cells = {
      contacts: 'Ana@walvis.example; luis@walvis.example',
      reminder: '2',
      ultimatum: '12h',
      notes: 'x',
    }
    const { created } = planImport([walvis({ ...cells, ultimatum: '4' })], [])
    expect(created.map(({ after }) => after)).toEqual([
      {
        id: 'walvis',
        name: 'WALVIS S.A.',
        requiresOc: true,
        contacts: ['ana@walvis.example', 'luis@walvis.example'],
        reminderAfter: { unit: 'days', days: 2 },
        ultimatumAfter: { unit: 'days', days: 4 },
        notes: 'x',
      },
    ])
  })

  it('takes the addresses out of a pasted list with names', () => {
    const { created } = planImport(
      [walvis({ contacts: 'Ana Paz <ana@walvis.example>, Luis <luis@walvis.example>' })],
      [],
    )
    expect(created[0]?.after.contacts).toEqual(['ana@walvis.example', 'luis@walvis.example'])
  })

  it('tells which known names are like it', () => {
    const { created } = planImport([row(2, { name: 'Walviz', requires_oc: 'no' })], [stored()])
    expect(created[0]?.similarNames).toEqual(['WALVIS S.A.'])
  })
})

describe('a row of a known client', () => {
  it('changes only what it says', () => {
    const plan = planImport(
      [row(2, { name: 'walvis s a', requires_oc: 'no', contacts: '', notes: '' })],
      [stored()],
    )
    expect(plan.changed.map(({ after, changedFields }) => [after, changedFields])).toEqual([
      [stored({ requiresOc: false }), ['requiresOc']],
    ])
  })

  it('changes nothing when it says what is known, in whatever order', () => {
    const client = stored({ contacts: ['b@walvis.example', 'a@walvis.example'] })
    const plan = planImport(
      [walvis({ contacts: 'a@walvis.example b@walvis.example', reminder: '3' })],
      [client],
    )
    expect([plan.created.length, plan.changed.length, plan.unchanged.length]).toEqual([0, 0, 1])
  })

  it('may leave out whether an OC is owed', () => {
    const plan = planImport([row(2, { name: 'Walvis', notes: 'otra' })], [stored()])
    expect(plan.changed[0]?.after).toEqual(stored({ notes: 'otra' }))
  })
})

describe('a row that cannot be taken', () => {
  it.each([
    [{ name: '', requires_oc: 'SI' }, { code: 'name_missing' }],
    [{ name: '---', requires_oc: 'SI' }, { code: 'name_missing' }],
    [{ name: 'Nueva' }, { code: 'oc_missing' }],
    [
      { name: 'Nueva', requires_oc: 'tal vez' },
      { code: 'oc_not_understood', text: 'tal vez' },
    ],
    [
      { name: 'Nueva', requires_oc: 'SI', contacts: 'ana' },
      { code: 'contact_not_understood', text: 'ana' },
    ],
    [
      { name: 'Nueva', requires_oc: 'SI', reminder: 'pronto' },
      { code: 'delay_not_understood', column: 'reminder', text: 'pronto' },
    ],
    [{ name: 'Nueva', requires_oc: 'SI', reminder: '4', ultimatum: '2' }, { code: 'ultimatum_not_later' }],
    [
      { name: 'Nueva', requires_oc: 'SI', rut: '76.123.456-1' },
      { code: 'rut_not_understood', text: '76.123.456-1' },
    ],
  ])('%o is refused with its reason', (cells, refusal) => {
    const plan = planImport([row(7, cells)], [])
    expect(plan.refused).toEqual([{ row: 7, name: expect.any(String), refusal }])
    expect(plan.created).toEqual([])
  })

  it('takes a RUT in the one form in which documents are compared with it', () => {
    const plan = planImport([row(7, { name: 'Nueva', requires_oc: 'SI', rut: '76.123.456-0' })], [])
    expect(plan.created[0]?.after.rut).toBe('76123456-0')
  })

  it('does not keep the others from being taken', () => {
    const plan = planImport([walvis(), row(3, { name: 'Nueva', requires_oc: '?' })], [])
    expect([plan.created.length, plan.refused.length]).toEqual([1, 1])
  })

  it('is refused when it contradicts what is stored of its delays', () => {
    expect(refusals(planImport([walvis({ reminder: '8' })], [stored()]))).toEqual([
      [2, 'ultimatum_not_later'],
    ])
  })

  it('is nothing at all when it is blank', () => {
    const plan = planImport([row(3, { name: ' ', requires_oc: '', notes: '' })], [])
    expect(reportOf(plan)).toEqual({ created: [], changed: [], unchanged: [], refused: [] })
  })
})

describe('two rows of one client', () => {
  it('are both refused, each with both numbers, when they contradict each other', () => {
    const plan = planImport([walvis(), row(9, { name: 'Walvis SA', requires_oc: 'NO' })], [])
    expect(plan.created).toEqual([])
    expect(plan.refused).toEqual([
      { row: 2, name: 'WALVIS S.A.', refusal: { code: 'rows_disagree', rows: [2, 9] } },
      { row: 9, name: 'Walvis SA', refusal: { code: 'rows_disagree', rows: [2, 9] } },
    ])
  })

  it('complete each other when they do not', () => {
    const plan = planImport([walvis(), row(9, { name: 'Walvis SA', contacts: 'ana@walvis.example' })], [])
    expect(plan.refused).toEqual([])
    expect(plan.created).toEqual([
      expect.objectContaining({
        rows: [2, 9],
        after: expect.objectContaining({ contacts: ['ana@walvis.example'] }),
      }),
    ])
  })
})

describe('applying an import', () => {
  it('stores what is new and what changed, and names them', async () => {
    const store = await storeWith(stored())
    const plan = planImport(
      [walvis({ notes: 'otra' }), row(3, { name: 'Nueva', requires_oc: 'NO' })],
      await store.clients(),
    )
    expect(await applyImport(store, plan, ACTOR, NOW)).toEqual(['nueva', 'walvis'])
    expect((await store.clients()).map(({ id, notes }) => [id, notes])).toEqual(
      expect.arrayContaining([
        ['walvis', 'otra'],
        ['nueva', null],
      ]),
    )
  })

  it('changes nothing the second time', async () => {
    const store = await storeWith()
    const rows = [walvis({ contacts: 'b@walvis.example a@walvis.example', reminder: '2' })]
    await importClients(store, clock, { rows, actor: ACTOR })
    const before = await store.clients()
    const report = await importClients(store, clock, { rows, actor: ACTOR })
    expect([report.created.length, report.changed.length, report.unchanged.length]).toEqual([0, 0, 1])
    expect(await store.clients()).toEqual(before)
  })

  it('keeps what somebody else changed meanwhile where the sheet says nothing of it', async () => {
    const store = await storeWith(stored())
    const plan = planImport([walvis({ notes: 'de la planilla' })], await store.clients())
    await store.transact({}, (tx) => tx.putClient(stored({ contacts: ['nueva@walvis.example'] })))
    await applyImport(store, plan, ACTOR, NOW)
    expect(await store.clients()).toEqual([
      stored({ contacts: ['nueva@walvis.example'], notes: 'de la planilla' }),
    ])
  })

  it('writes nothing at all when the disk is full', async () => {
    const store = await storeWith()
    store.failNextWrite()
    await expect(importClients(store, clock, { rows: [walvis()], actor: ACTOR })).rejects.toThrow('space')
    expect(await store.clients()).toEqual([])
  })
})

describe('the handler of the control socket', () => {
  it('imports, and tells which clients changed', async () => {
    const told: string[][] = []
    const handler = importClientsHandler(await storeWith(), clock, async (ids) => {
      told.push([...ids])
    })
    const report = await handler({ rows: [walvis()], actor: ACTOR })
    expect(report.created.map(({ name }) => name)).toEqual(['WALVIS S.A.'])
    expect(told).toEqual([['walvis']])
  })

  it('rejects what is no request', async () => {
    const handler = importClientsHandler(await storeWith(), clock)
    await expect(async () => handler({ rows: 'todas' })).rejects.toThrow('rows')
  })
})
