import { describe, expect, it } from 'vitest'
import type { Actor, StaffCommand } from '../../../src/contract.js'
import { ChaseStory } from '../../story/chase.js'
import { MARTA, Office } from '../../story/office.js'
import { santiago } from '../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')

const LOCATOR = 'AAKLMNO'
const LUIS: Actor = {
  id: 'luis-id',
  name: 'Luis',
  source: { kind: 'card', card: 'root', verb: 'reservation.undo', messageId: '17' },
}

const requested = () => new ChaseStory(NOW).requested()

const open = (story: ChaseStory = requested()) => Office.open({ now: NOW, given: [story] })

const CLOSE = { type: 'close', locator: LOCATOR, reason: 'other', note: 'se anuló el viaje' } as const
const UNDO = { type: 'undo', locator: LOCATOR } as const

const audit = async (office: Office) => (await office.engine.audit(LOCATOR, { limit: 10, after: null })).items

const received = () => requested().does({ type: 'mark_received', ocNumber: '4500012345' })

/** What is decided, what the channel hears of it, and how the audit tells it. */
const DECISIONS: readonly (readonly [
  command: Exclude<Extract<StaffCommand, { locator: string }>, { reviewId: string }>,
  given: () => ChaseStory,
  event: string,
  facts: Record<string, string>,
  line: readonly [detail: string | null, before: string, after: string],
])[] = [
  [
    CLOSE,
    requested,
    'ReservationClosed',
    { reason: 'other', note: 'se anuló el viaje' },
    ['other: se anuló el viaje', 'requested', 'closed; closed as other'],
  ],
  [
    { type: 'mark_received', locator: LOCATOR, ocNumber: ' 45 ' },
    requested,
    'PurchaseOrderReceived',
    { ocNumber: '45', warnings: '' },
    ['45', 'requested', 'received; OC 45'],
  ],
  [
    { type: 'reject_purchase_order', locator: LOCATOR, reason: 'otro hotel' },
    received,
    'PurchaseOrderRejected',
    { ocNumber: '4500012345', reason: 'otro hotel' },
    ['otro hotel', 'received; OC 4500012345', 'requested'],
  ],
  [
    { type: 'postpone', locator: LOCATOR, until: '2026-12-01' },
    requested,
    'ChaseHeld',
    { reason: 'postponed' },
    ['2026-12-01', 'requested', `requested; postponed until ${santiago('2026-12-01 09:00')}`],
  ],
  [
    { type: 'reopen', locator: LOCATOR },
    () => requested().does({ type: 'close', reason: 'suspended', note: null }),
    'ReservationReopened',
    {},
    [null, 'closed; closed as suspended', 'requested'],
  ],
  [
    { type: 'assign', locator: LOCATOR, assignee: { id: 'ana-id', name: 'Ana' } },
    requested,
    'ReservationAssigned',
    { assignee: 'Ana', assigneeId: 'ana-id' },
    ['Ana', 'requested', 'requested; assigned to Ana'],
  ],
  [
    { type: 'add_note', locator: LOCATOR, text: 'avisan en mayo' },
    requested,
    'NoteAdded',
    { note: 'avisan en mayo' },
    ['avisan en mayo', 'requested', 'requested'],
  ],
]

describe.each(DECISIONS)('$type', (command, given, event, facts, [detail, before, after]) => {
  it('is told, with who decided it', async () => {
    const office = await open(given())
    expect(await office.press(command)).toEqual({ ok: true, locator: LOCATOR, reviewId: null })
    expect((await office.told()).at(-1)).toMatchObject({
      event,
      locator: LOCATOR,
      facts: { ...facts, actor: 'Marta' },
    })
  })

  it('is audited in the same write, with how it stood before and after', async () => {
    const office = await open(given())
    await office.press(command)
    expect(await audit(office)).toEqual([
      { at: NOW, actor: MARTA, action: command.type, detail, before, after, from: null },
    ])
  })

  it('takes a locator as people type it', async () => {
    const office = await open(given())
    expect(await office.press({ ...command, locator: ' aaklmno ' })).toMatchObject({ ok: true })
  })

  it('of a reservation that nobody knows is refused', async () => {
    const office = await open(given())
    expect(await office.press({ ...command, locator: 'NOTHERE' })).toEqual({
      ok: false,
      code: 'unknown_reservation',
      facts: { locator: 'NOTHERE' },
    })
  })
})

/** Of two who press at once a store may hear either first. */
const inTheirOrder = async (office: Office, command: StaffCommand) => {
  const people = [MARTA, LUIS]
  const answers = await Promise.all(people.map((actor) => office.engine.execute(command, actor)))
  const winner = answers.findIndex(({ ok }) => ok)
  return { first: answers[winner], second: answers[1 - winner], by: people[winner]?.name }
}

describe('two people press at once', () => {
  it.each<[string, StaffCommand, () => ChaseStory]>([
    ['already_closed', CLOSE, requested],
    ['already_received', { type: 'mark_received', locator: LOCATOR, ocNumber: '1' }, requested],
    ['nothing_received', { type: 'reject_purchase_order', locator: LOCATOR, reason: null }, received],
    [
      'already_open',
      { type: 'reopen', locator: LOCATOR },
      () => requested().does({ type: 'close', reason: 'suspended', note: null }),
    ],
    ['assigned_already', { type: 'assign', locator: LOCATOR, assignee: { id: 'a', name: 'Ana' } }, requested],
  ])('and the second hears what the first did: %s', async (code, command, given) => {
    const office = await open(given())
    const { first, second, by } = await inTheirOrder(office, command)
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual({ ok: false, code, facts: { locator: LOCATOR, actor: by, at: NOW } })
  })

  it('to take the same decision back: it is taken back once', async () => {
    const office = await open()
    await office.press(CLOSE)
    const { first, second, by } = await inTheirOrder(office, UNDO)
    expect(first).toMatchObject({ ok: true })
    expect(second).toMatchObject({ ok: false, code: 'nothing_to_undo', facts: { actor: by } })
  })

  it('one to close and one to take the decision before it back: the close stands', async () => {
    const office = await open()
    await office.press({ type: 'assign', locator: LOCATOR, assignee: { id: 'a', name: 'Ana' } })
    office.clock.set(santiago('2026-11-23 11:01'))
    const [closed, undone] = await Promise.all([
      office.engine.execute(CLOSE, MARTA),
      office.engine.execute(UNDO, LUIS),
    ])
    expect(closed).toMatchObject({ ok: true })
    expect(undone.ok || undone.code === 'too_late_to_undo').toBe(true)
    expect((await office.reservation()).state).toBe('closed')
  })
})

describe('a decision is taken back', () => {
  it('and told, and audited with the card that it was pressed on', async () => {
    const office = await open()
    await office.press(CLOSE)
    expect(await office.engine.execute(UNDO, LUIS)).toMatchObject({ ok: true })
    expect((await office.told()).at(-1)).toMatchObject({
      event: 'DecisionUndone',
      facts: { action: 'close', actor: 'Luis' },
    })
    expect((await audit(office))[0]).toMatchObject({
      actor: { id: 'luis-id', name: 'Luis' },
      action: 'undo',
      detail: 'close',
      before: 'closed; closed as other',
      after: 'requested',
      from: 'card:root reservation.undo',
    })
  })

  it('and its mail never leaves', async () => {
    const office = await open()
    await office.press({ type: 'mark_received', locator: LOCATOR, ocNumber: '1' })
    await office.press(UNDO)
    await office.until('2026-11-23 11:30')
    expect([office.sent, (await office.engine.status()).mailsWaiting]).toEqual([[], 0])
  })

  it('but not when its mail has left', async () => {
    const office = await open()
    await office.press({ type: 'mark_received', locator: LOCATOR, ocNumber: '1' })
    await office.until('2026-11-23 11:10')
    expect(office.sent).toHaveLength(1)
    expect(await office.press(UNDO)).toMatchObject({ ok: false, code: 'nothing_to_undo' })
  })

  it('but not while its mail is on its way', async () => {
    const office = await open()
    await office.press({ type: 'mark_received', locator: LOCATOR, ocNumber: '1' })
    const [mail] = await office.store.outboxMails('queued', santiago('2027-01-01 00:00'), 1)
    await office.store.transact({ outbox: [mail?.id ?? ''] }, (tx) => {
      if (mail) tx.putOutboxMail({ ...mail, status: 'sending' })
    })
    expect(await office.press(UNDO)).toMatchObject({ ok: false, code: 'too_late_to_undo' })
  })

  it('and the question that it answered is asked again', async () => {
    const office = await open()
    await office.store.transact({}, (tx) =>
      tx.putReview({
        id: 'r1',
        kind: 'oc_to_assign',
        openedAt: NOW,
        locator: null,
        mailId: null,
        outboxId: null,
        facts: {},
        candidates: [],
        files: [],
        resolution: null,
      }),
    )
    const assign = { type: 'assign_purchase_order', reviewId: 'r1', locator: LOCATOR, ocNumber: '1' } as const
    await office.press(assign)
    expect(await office.reviews()).toEqual([])
    await office.press(UNDO)
    expect([(await office.reviews()).map(({ id }) => id), (await office.reservation()).state]).toEqual([
      ['r1'],
      'requested',
    ])
    expect(await office.press(assign)).toMatchObject({ ok: true })
  })

  it('is offered on the view while it can be, with whose it was', async () => {
    const office = await open()
    await office.press(CLOSE)
    const { undo } = (await office.engine.findReservation(LOCATOR)) ?? {}
    expect(undo).toMatchObject({ action: 'close', actor: 'Marta', until: santiago('2026-11-23 11:10') })
    await office.until('2026-11-23 11:10')
    expect((await office.engine.findReservation(LOCATOR))?.undo).toBeNull()
  })

  it('after a restart as well', async () => {
    const office = await open()
    await office.press(CLOSE)
    await office.restart()
    expect(await office.press(UNDO)).toMatchObject({ ok: true })
  })
})

describe('an OC that staff rejected', () => {
  it('is told to the client ten minutes later, and the chase goes on from there', async () => {
    const office = await open(received())
    await office.press({ type: 'reject_purchase_order', locator: LOCATOR, reason: 'otro hotel' })
    await office.until('2026-11-23 11:09')
    expect(office.sent).toEqual([])
    await office.until('2026-11-23 11:10')
    expect(office.sent.map(({ controlId, to }) => [controlId, to])).toEqual([
      ['AAKLMNO-rejection-3', ['compras@empresa.example']],
    ])
    expect(office.sent[0]?.text).toContain('otro hotel')
    await office.until('2026-11-25 12:00')
    expect(office.sent.map(({ controlId }) => controlId)).toEqual([
      'AAKLMNO-rejection-3',
      'AAKLMNO-reminder-4',
    ])
  })
})
