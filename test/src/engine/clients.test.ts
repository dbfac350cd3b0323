import { describe, expect, it } from 'vitest'
import type { ClientDraft } from '../../../src/contract.js'
import type { Client } from '../../../src/domain/client.js'
import { ChaseStory } from '../../story/chase.js'
import { MARTA, Office } from '../../story/office.js'
import { aBooking, aClient, aStay, santiago } from '../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')

const draft = (changes: Partial<ClientDraft> = {}): ClientDraft => ({
  id: 'empresa-ejemplo',
  name: 'EMPRESA EJEMPLO S.A.',
  requiresOc: true,
  contacts: ['compras@empresa.example'],
  reminderDays: null,
  ultimatumDays: null,
  language: 'es',
  active: true,
  ...changes,
})

const save = (office: Office, changes: Partial<ClientDraft> = {}) =>
  office.press({ type: 'save_client', client: draft(changes) })

const saved = async (office: Office, name = 'empresa ejemplo'): Promise<Client | undefined> =>
  (await office.engine.findClient(name))?.client

const requested = (locator = 'AAKLMNO') => new ChaseStory(NOW).requested({ locator })

const unknown = (locator = 'AAKLMNO') => new ChaseStory(NOW, null).confirmed({ locator })

const notRequired = (checkIn = '2026-12-15') =>
  new ChaseStory(NOW, aClient({ requiresOc: false })).confirmed({ stays: [aStay({ checkIn })] })

describe('a client is saved', () => {
  it('as a new one, with its contacts in lower case and each once', async () => {
    const office = await Office.open({ clients: [] })
    await save(office, { id: null, contacts: ['Ana@Uno.example', 'ana@uno.example; luis@uno.example'] })
    expect(await saved(office)).toMatchObject({
      id: 'empresa-ejemplo',
      contacts: ['ana@uno.example', 'luis@uno.example'],
    })
  })

  it('and what only a sheet says stays: notes, RUT, delays in hours', async () => {
    const known = aClient({ notes: 'VIP', rut: '76123456-0', reminderAfter: { unit: 'ms', ms: 7_200_000 } })
    const office = await Office.open({ clients: [known] })
    await save(office, { language: 'en' })
    expect(await saved(office)).toEqual({ ...known, language: 'en' })
  })

  it('and days take the place of hours', async () => {
    const known = aClient({ reminderAfter: { unit: 'ms', ms: 7_200_000 } })
    const office = await Office.open({ clients: [known] })
    await save(office, { reminderDays: 3 })
    expect((await saved(office))?.reminderAfter).toEqual({ unit: 'days', days: 3 })
  })

  it('under a name that is written otherwise, and stays the same client', async () => {
    const office = await Office.open()
    await save(office, { name: 'Empresa Ejemplo SpA' })
    expect(await saved(office)).toMatchObject({ id: 'empresa-ejemplo', name: 'Empresa Ejemplo SpA' })
  })

  it('and the audit says who did it, and how it was before and after', async () => {
    const office = await Office.open({ now: NOW })
    await save(office, { requiresOc: false, language: 'pt', ultimatumDays: 6 })
    const { items } = await office.store.auditBetween({ from: NOW, until: '2027' }, { limit: 10 })
    expect(items).toMatchObject([
      {
        action: 'save_client',
        name: MARTA.name,
        detail: 'EMPRESA EJEMPLO S.A.',
        before: 'owes OCs; compras@empresa.example; es',
        after: 'owes no OCs; compras@empresa.example; ultimatum 6 d; pt',
      },
    ])
  })

  it('as it was, and nothing is written down', async () => {
    const office = await Office.open({ now: NOW })
    expect(await save(office)).toMatchObject({ ok: true })
    expect((await office.store.auditBetween({ from: NOW, until: '2027' }, { limit: 10 })).items).toEqual([])
  })

  it.each([
    ['without a name', { id: null, name: ' - ' }, { code: 'name_needed' }],
    [
      'as new where it is known',
      { id: null },
      { code: 'client_exists', facts: { name: 'EMPRESA EJEMPLO S.A.' } },
    ],
    ['that nobody knows', { id: 'otra' }, { code: 'unknown_client' }],
    ['under another name', { name: 'Otra Empresa' }, { code: 'rename_not_possible' }],
    [
      'with no address',
      { contacts: ['compras@'] },
      { code: 'invalid_contact', facts: { address: 'compras@' } },
    ],
    ['with half a day', { reminderDays: 1.5 }, { code: 'days_out_of_range' }],
    ['with no day at all', { reminderDays: 0 }, { code: 'days_out_of_range' }],
    [
      'with its ultimatum on the day of its reminder',
      { reminderDays: 3, ultimatumDays: 3 },
      { code: 'ultimatum_not_later' },
    ],
    [
      "with its reminder behind the office's own ultimatum",
      { reminderDays: 5 },
      { code: 'ultimatum_not_later' },
    ],
  ] as const)('%s: refused', async (_what, changes, refusal) => {
    const office = await Office.open()
    expect(await save(office, changes)).toMatchObject({ ok: false, ...refusal })
  })
})

describe('after a client was saved', () => {
  it('reservations that waited for somebody to know it go on', async () => {
    const office = await Office.open({ now: NOW, clients: [], given: [unknown()] })
    await save(office, { id: null })
    expect(office.sent.map(({ to }) => to)).toEqual([['compras@empresa.example']])
  })

  it('a mail that came back is sent to its new address', async () => {
    const bounced = requested().does({
      type: 'note_bounce',
      failedAddress: 'compras@empresa.example',
      status: '5.1.1',
      mailId: 'm1',
    })
    const office = await Office.open({ now: NOW, given: [bounced] })
    await save(office, { contacts: ['otra@empresa.example'] })
    expect(office.sent.map(({ to }) => to)).toEqual([['otra@empresa.example']])
  })

  it('next steps are planned anew', async () => {
    const office = await Office.open({ now: NOW, given: [requested()] })
    await save(office, { reminderDays: 3 })
    expect((await office.engine.findReservation('AAKLMNO'))?.next?.at).toBe(santiago('2026-11-26 11:00'))
  })
})

describe('a client that is not active', () => {
  const INACTIVE = aClient({ active: false, language: 'en', rut: '76123456-0' })

  it('is asked about when a confirmation comes', async () => {
    const office = await Office.open({ now: NOW, clients: [INACTIVE] })
    await office.registers(aBooking())
    expect(await office.review()).toMatchObject({
      kind: 'unknown_client',
      facts: { inactive: 'EMPRESA EJEMPLO S.A.', near: '' },
    })
  })

  it('is active again when staff have answered, and keeps what is known of it', async () => {
    const office = await Office.open({ now: NOW, clients: [INACTIVE] })
    await office.registers(aBooking())
    const { id: reviewId } = await office.review()
    await office.press({
      type: 'settle_client',
      reviewId,
      requiresOc: true,
      contacts: ['compras@empresa.example'],
    })
    expect(await saved(office)).toEqual({ ...INACTIVE, active: true })
    expect(office.sent).toHaveLength(1)
  })

  it('is still written to about what was open', async () => {
    const office = await Office.open({ now: NOW, clients: [INACTIVE], given: [requested()] })
    await office.until('2026-11-25 12:00')
    expect(office.sent).toHaveLength(1)
  })

  it('does not go on by itself at a restart', async () => {
    const office = await Office.open({ now: NOW, clients: [INACTIVE] })
    await office.registers(aBooking())
    await office.restart()
    expect([office.sent, (await office.reservation()).hold?.reason]).toEqual([[], 'unknown_client'])
  })
})

describe('what is open follows a client only when it is told to', () => {
  const apply = (office: Office) => office.press({ type: 'apply_client', clientId: 'empresa-ejemplo' })

  it('and is counted until then', async () => {
    const office = await Office.open({ now: NOW, given: [requested(), requested('AAOTHER')] })
    await save(office, { requiresOc: false })
    expect(await office.engine.findClient('EMPRESA EJEMPLO')).toMatchObject({
      openReservations: 2,
      toApply: 2,
    })
    expect((await office.reservation()).state).toBe('requested')
  })

  it('closed by who said so, when no OC is owed any more', async () => {
    const office = await Office.open({ now: NOW, given: [requested()] })
    await save(office, { requiresOc: false })
    await apply(office)
    const { state, closing, history } = await office.reservation()
    expect([state, closing?.reason]).toEqual(['closed', 'not_required'])
    expect(history.at(-1)).toMatchObject({ event: 'ReservationClosed', actor: 'Marta' })
    expect((await office.engine.audit('AAKLMNO', { limit: 5, after: null })).items[0]).toMatchObject({
      action: 'apply_client',
      before: 'requested',
      after: 'closed; closed as not_required',
    })
  })

  it('taken up, when one is owed now', async () => {
    const office = await Office.open({
      now: NOW,
      clients: [aClient({ requiresOc: false })],
      given: [notRequired()],
    })
    await save(office)
    await apply(office)
    expect([(await office.reservation()).state, office.sent.length]).toEqual(['requested', 1])
  })

  it('taken up again, when it had been closed by mistake', async () => {
    const office = await Office.open({ now: NOW, given: [requested()] })
    await save(office, { requiresOc: false })
    await apply(office)
    await save(office)
    await apply(office)
    expect((await office.reservation()).state).toBe('requested')
  })

  it('but not for a stay that has begun', async () => {
    const office = await Office.open({
      now: NOW,
      clients: [aClient({ requiresOc: false })],
      given: [notRequired('2026-11-22')],
    })
    await save(office)
    expect(await apply(office)).toMatchObject({ ok: false, code: 'nothing_to_apply' })
  })

  it('and nobody follows a client that is not known', async () => {
    const office = await Office.open({ clients: [] })
    expect(await apply(office)).toMatchObject({ code: 'unknown_client' })
  })
})

describe('clients are looked up', () => {
  const BOOK = [
    aClient(),
    aClient({ id: 'agencia-norte', name: 'Agencia Ñorte' }),
    aClient({ id: 'zeta', name: 'Zeta' }),
  ]

  it('in pages, by name', async () => {
    const office = await Office.open({ clients: BOOK })
    const first = await office.engine.clients(null, { limit: 2, after: null })
    const second = await office.engine.clients(null, { limit: 2, after: first.next })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'Agencia Ñorte',
      'EMPRESA EJEMPLO S.A.',
      'Zeta',
    ])
    expect(first.total).toBe(3)
  })

  it('by words of their name, without accents', async () => {
    const office = await Office.open({ clients: BOOK })
    const { items } = await office.engine.clients('norte AGENCIA', { limit: 10, after: null })
    expect(items.map(({ id }) => id)).toEqual(['agencia-norte'])
  })

  it('one by one, by name or id', async () => {
    const office = await Office.open({ clients: BOOK })
    expect((await office.engine.findClient('agencia-norte'))?.client.name).toBe('Agencia Ñorte')
    expect(await office.engine.findClient('nadie')).toBeNull()
  })
})
