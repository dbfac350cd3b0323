import { afterAll, describe, expect, it } from 'vitest'
import { BUYER, closeDocuments, MARTA, Office } from '../../story/office.js'
import { aClient, aCompany, santiago } from '../../story/samples.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'

afterAll(closeDocuments)

const BEFORE = 'seguimientoocx@correo.example'

const MOVED_COMPANY = aCompany({ address: OFFICE_ADDRESS })

const MOVING = {
  ownAddresses: [OFFICE_ADDRESS, BEFORE],
  mailboxAddresses: { imap: OFFICE_ADDRESS, previous_imap: BEFORE },
  previousAddress: BEFORE,
}

/** An office that has moved, to whose old address a client and somebody else have written. */
const opened = async (options: Parameters<typeof Office.open>[0] = {}): Promise<Office> => {
  const office = await Office.open({
    accounts: ['imap', 'previous_imap'],
    ...options,
    settings: { ...MOVING, ...options.settings },
  })
  await office.mail(
    { from: BUYER, to: BEFORE, subject: 'Consulta', text: '¿A qué razón social?' },
    { account: 1 },
  )
  await office.mail(
    { from: 'x@otra.example', to: BEFORE, subject: 'Ofertas', text: 'Ofertas' },
    { account: 1 },
  )
  return office
}

const asked = async (office: Office) => {
  const item = (await office.reviews()).find(({ kind }) => kind === 'new_address')
  if (!item) throw new Error('nobody was asked')
  return item
}

const prepared = async (office: Office): Promise<string> => {
  await office.press({ type: 'prepare_notices' })
  return (await asked(office)).id
}

const toldTo = (office: Office) => office.sent.filter(({ subject }) => subject.includes('Nueva dirección'))

describe('telling clients of the new address', () => {
  it('sends nothing before an administrator has seen the mail, its clients and their addresses', async () => {
    const office = await opened()
    await prepared(office)
    const { facts } = await asked(office)
    expect([toldTo(office), facts['clients'], facts['recipients']]).toEqual([
      [],
      'EMPRESA EJEMPLO S.A.',
      'compras@empresa.example',
    ])
    expect(facts['text']).toContain(OFFICE_ADDRESS)
  })

  it('sends one mail to each client once it is approved, with a copy to administration', async () => {
    const office = await opened()
    await office.press({ type: 'send_notices', reviewId: await prepared(office) })
    expect(toldTo(office)).toMatchObject([
      { to: ['compras@empresa.example'], cc: ['administracion@hotelsales.example'] },
    ])
    expect((await office.engine.migration()).users).toMatchObject([{ told: { status: 'sent' } }])
  })

  it('is done once for two presses, also at the same time', async () => {
    const office = await opened()
    const reviewId = await prepared(office)
    const presses = await Promise.all([
      office.press({ type: 'send_notices', reviewId }),
      office.press({ type: 'send_notices', reviewId }),
    ])
    expect([toldTo(office).length, presses.filter(({ ok }) => ok).length]).toEqual([1, 1])
  })

  it('is done once for ever, also over a restart: nobody is left to tell', async () => {
    const office = await opened()
    await office.press({ type: 'send_notices', reviewId: await prepared(office) })
    await office.restart()
    expect(await office.press({ type: 'prepare_notices' })).toMatchObject({
      ok: false,
      code: 'nobody_to_tell',
    })
  })

  it('asks about who comes later, and leaves those alone who know', async () => {
    const other = aClient({
      id: 'otra',
      name: 'OTRA LTDA.',
      contacts: ['oc@tercera.example'],
      language: 'en',
    })
    const office = await opened({ clients: [aClient(), other] })
    await office.press({ type: 'send_notices', reviewId: await prepared(office) })
    await office.mail(
      { from: 'oc@tercera.example', to: BEFORE, subject: 'Hello', text: 'A question?' },
      { account: 1 },
    )
    await office.press({ type: 'send_notices', reviewId: await prepared(office) })
    const english = office.sent.filter(({ subject }) => subject.includes('New email address'))
    expect([toldTo(office).length, english.map(({ to }) => to)]).toEqual([1, [['oc@tercera.example']]])
  })

  it('waits in a pause, and goes on after it', async () => {
    const office = await opened()
    await office.press({ type: 'pause_mail', reason: null })
    await office.press({ type: 'send_notices', reviewId: await prepared(office) })
    expect(toldTo(office)).toEqual([])
    await office.press({ type: 'resume_mail' })
    expect(toldTo(office)).toHaveLength(1)
  })

  it('goes to staff in rehearsal, and to the client in earnest afterwards', async () => {
    const office = await opened({ settings: { rehearsalAddress: 'ensayo@hotelsales.example' } })
    await office.press({ type: 'send_notices', reviewId: await prepared(office) })
    expect(toldTo(office).map(({ to }) => to)).toEqual([['ensayo@hotelsales.example']])
    await office.restart({ rehearsalAddress: null })
    await office.press({ type: 'send_notices', reviewId: await prepared(office) })
    expect(toldTo(office).map(({ to }) => to)).toEqual([['compras@empresa.example']])
  })

  it('has nothing to say where no other address is being left', async () => {
    const office = await Office.open()
    expect(await office.press({ type: 'prepare_notices' })).toMatchObject({ code: 'no_other_address' })
  })
})

describe('a notice that', () => {
  const uncertain = { kind: 'uncertain', error: 'connection closed' } as const
  const rejected = { kind: 'rejected', error: '550 no such user' } as const
  const review = async (office: Office, kind: string) =>
    (await office.reviews()).find((item) => item.kind === kind) ?? (await office.review())

  it('may have left is asked about, and not sent again by itself', async () => {
    const office = await opened()
    const reviewId = await prepared(office)
    office.sender.answer(uncertain)
    await office.press({ type: 'send_notices', reviewId })
    await office.restart()
    const item = await review(office, 'send_uncertain')
    expect([item.facts['agency'], toldTo(office).length]).toEqual(['EMPRESA EJEMPLO S.A.', 0])
  })

  it.each([true, false])('may have left is settled by staff: arrived %s', async (arrived) => {
    const office = await opened()
    const reviewId = await prepared(office)
    office.sender.answer(uncertain)
    await office.press({ type: 'send_notices', reviewId })
    const before = office.sent.length
    await office.press({
      type: 'settle_send',
      reviewId: (await review(office, 'send_uncertain')).id,
      arrived,
    })
    expect(office.sent.length - before).toBe(arrived ? 0 : 1)
    expect((await office.engine.migration()).users).toMatchObject([{ told: { status: 'sent' } }])
  })

  it('was refused is tried again when staff say so, once', async () => {
    const office = await opened()
    const reviewId = await prepared(office)
    office.sender.answer(rejected)
    await office.press({ type: 'send_notices', reviewId })
    expect((await office.engine.migration()).users).toMatchObject([{ told: { status: 'failed' } }])
    const before = office.sent.length
    const { id } = await review(office, 'send_failed')
    await office.press({ type: 'settle_send', reviewId: id, arrived: false })
    await office.press({ type: 'settle_send', reviewId: id, arrived: false })
    expect(office.sent.length - before).toBe(1)
  })
})

describe('the view of the move', () => {
  it('says who writes to the old address, and what of it is no use', async () => {
    const view = await (await opened()).engine.migration()
    expect(view).toMatchObject({
      stage: 'both_watched',
      users: [{ kind: 'client', name: 'EMPRESA EJEMPLO S.A.', count: 1, told: null }],
      unrelated: 1,
      lastUse: santiago('2026-11-23 11:00'),
      mailboxes: [
        { address: OFFICE_ADDRESS, lastMonth: 0 },
        { address: BEFORE, lastMonth: 2 },
      ],
    })
  })

  it('counts from when both are read, where nobody writes', async () => {
    const office = await Office.open({ accounts: ['imap', 'previous_imap'], settings: MOVING })
    const { switchOff } = await office.engine.migration()
    expect(switchOff).toEqual({ earliest: santiago('2026-12-23 11:00'), possible: false })
    await office.until('2026-12-23 11:00')
    expect((await office.engine.migration()).switchOff.possible).toBe(true)
  })

  it('is over once the old mailbox is no longer configured', async () => {
    const office = await opened()
    await office.restart({ previousAddress: null })
    expect((await office.engine.migration()).stage).toBe('over')
  })

  it('goes from day to day by what is measured', async () => {
    const office = await opened()
    await office.confirmation()
    expect((await office.engine.migration()).stage).toBe('switched')
    await office.until('2026-11-25 12:00')
    expect((await office.engine.migration()).stage).toBe('old_as_backup')
    await office.press({ type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: null })
    await office.until('2026-12-23 12:00')
    expect((await office.engine.migration()).stage).toBe('ready')
  })

  it('holds the old mailbox for reservations whose request left from there', async () => {
    const office = await Office.open({
      accounts: ['imap', 'previous_imap'],
      settings: { company: { ...MOVED_COMPANY, address: BEFORE }, mailboxAddresses: { imap: BEFORE } },
    })
    await office.confirmation()
    await office.restart({ ...MOVING, company: MOVED_COMPANY })
    const view = await office.engine.migration()
    expect(view.dependents).toMatchObject([{ locator: 'AAKLMNO', agency: 'EMPRESA EJEMPLO S.A.' }])
  })
})

it('says who asked for it in the audit', async () => {
  const office = await opened()
  await office.press({ type: 'send_notices', reviewId: await prepared(office) })
  const span = { from: santiago('2026-11-01 00:00'), until: santiago('2026-12-31 00:00') }
  const { items } = await office.store.auditBetween(span, { limit: 10 })
  expect(items.map(({ name, action }) => [name, action])).toEqual([
    [MARTA.name, 'prepare_notices'],
    [MARTA.name, 'send_notices'],
  ])
})
