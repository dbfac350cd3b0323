import { afterAll, describe, expect, it } from 'vitest'
import { ChaseStory } from '../../story/chase.js'
import { closeDocuments, Office } from '../../story/office.js'
import { asked, lastAudit, TODAY } from '../../story/questions.js'
import { rebookedOffice } from '../../story/rebooked.js'
import { aBooking, aClient, santiago } from '../../story/samples.js'

afterAll(closeDocuments)

const requested = () => new ChaseStory(TODAY).requested()

const received = () => requested().does({ type: 'mark_received', ocNumber: '4500012345' }, 'Marta')

describe('a booking that changed after its OC', () => {
  const CHANGED = { kind: 'booking_changed_after_oc', locator: 'AAKLMNO' } as const

  const askAnew = (office: Office) =>
    office.press({ type: 'ask_for_new_order', reviewId: 'r1', reason: 'cambió el monto' })

  it('needs another OC when staff say so: the old one is rejected, and the chase goes on', async () => {
    const office = await asked(CHANGED, received())
    await askAnew(office)
    const { state, rejected } = await office.reservation()
    expect([state, rejected?.ocNumber, rejected?.reason]).toEqual([
      'requested',
      '4500012345',
      'cambió el monto',
    ])
    expect((await office.engine.review('r1'))?.resolution?.outcome).toBe('new_order_asked')
  })

  it('is a question again when that is undone', async () => {
    const office = await asked(CHANGED, received())
    await askAnew(office)
    await office.press({ type: 'undo', locator: 'AAKLMNO' })
    expect([(await office.reservation()).state, (await office.reviews()).length]).toEqual(['received', 1])
  })

  it('stays a question when somebody has rejected the OC already', async () => {
    const office = await asked(CHANGED, received())
    await office.press({ type: 'reject_purchase_order', locator: 'AAKLMNO', reason: null })
    expect(await askAnew(office)).toMatchObject({ code: 'nothing_received', facts: { actor: 'Marta' } })
  })
})

describe('a booking that was cancelled and is made again', () => {
  it('is taken up as its new confirmation says, when staff say so', async () => {
    const office = await rebookedOffice()
    const { id: reviewId, kind } = await office.review()
    expect(kind).toBe('rebooked_after_cancellation')
    await office.press({ type: 'reopen_rebooked', reviewId })
    const { state, booking } = await office.reservation()
    expect([state, booking.cancelled, booking.providerLocator]).toEqual(['requested', false, '999999'])
    expect([await office.reviews(), (await lastAudit(office))?.before]).toEqual([[], 'cancelled'])
  })

  it('gives the client a business day before it is reminded', async () => {
    const office = await rebookedOffice()
    await office.until('2026-11-25 10:00')
    const { id: reviewId } = await office.review()
    await office.press({ type: 'reopen_rebooked', reviewId })
    expect((await office.engine.findReservation('AAKLMNO'))?.next?.at).toBe(santiago('2026-11-26 09:00'))
  })

  it('is left as it is when its mail was not kept', async () => {
    const office = await asked({ kind: 'rebooked_after_cancellation', locator: 'AAKLMNO' }, requested())
    expect(await office.press({ type: 'reopen_rebooked', reviewId: 'r1' })).toMatchObject({
      code: 'mail_not_kept',
    })
  })
})

describe('a question that nobody has answered', () => {
  const reminded = async (office: Office) =>
    (await office.told()).filter(({ event }) => event === 'ReviewReminded').map(({ at }) => at)

  const openedAt = (text: string) => asked({ openedAt: santiago(text) })

  it('comes up once more when the office opens a business day later, and only once', async () => {
    const office = await openedAt('2026-11-23 10:00')
    await office.until('2026-11-27 18:00')
    expect(await reminded(office)).toEqual([santiago('2026-11-24 09:00')])
    expect((await office.review()).remindedAt).toBe(santiago('2026-11-24 09:00'))
  })

  it('waits over the weekend', async () => {
    const office = await openedAt('2026-11-27 16:00')
    await office.until('2026-12-01 18:00')
    expect(await reminded(office)).toEqual([santiago('2026-11-30 09:00')])
  })

  it('is not spoken of again when it was answered in time', async () => {
    const office = await openedAt('2026-11-23 10:00')
    await office.press({ type: 'dismiss_review', reviewId: 'r1' })
    await office.until('2026-11-25 18:00')
    expect(await reminded(office)).toEqual([])
  })

  it('comes up after the service was away, in office hours', async () => {
    const office = await openedAt('2026-11-23 10:00')
    await office.engine.stop()
    office.clock.set(santiago('2026-11-25 11:00'))
    await office.restart()
    expect(await reminded(office)).toEqual([santiago('2026-11-25 11:00')])
  })

  it('waits for the morning when the service comes up at night', async () => {
    const office = await openedAt('2026-11-23 10:00')
    await office.engine.stop()
    office.clock.set(santiago('2026-11-25 22:00'))
    await office.restart()
    await office.until('2026-11-26 12:00')
    expect(await reminded(office)).toEqual([santiago('2026-11-26 09:00')])
  })
})

describe('a question can be put aside', () => {
  const dismiss = (office: Office, reviewId: string) => office.press({ type: 'dismiss_review', reviewId })

  it('when nothing waits for its answer', async () => {
    const office = await asked({ kind: 'oc_to_assign' })
    expect(await dismiss(office, 'r1')).toMatchObject({ ok: true })
  })

  it('but not while the chase waits for it', async () => {
    const office = await Office.open({ now: TODAY, clients: [], given: [] })
    await office.registers(aBooking())
    const { id } = await office.review()
    expect(await dismiss(office, id)).toEqual({
      ok: false,
      code: 'must_be_answered',
      facts: { kind: 'unknown_client' },
    })
  })

  it('and again once the reservation is closed', async () => {
    const office = await Office.open({ now: TODAY, clients: [] })
    await office.registers(aBooking())
    const { id } = await office.review()
    await office.press({ type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: null })
    expect(await dismiss(office, id)).toMatchObject({ ok: true })
  })
})

describe('an address to which mails do not get', () => {
  const bounce = {
    type: 'note_bounce',
    failedAddress: 'compras@empresa.example',
    status: '5.1.1',
    mailId: 'm1',
  } as const

  it('is replaced on the card, and the mail leaves once more', async () => {
    const office = await Office.open({ now: TODAY, given: [requested()] })
    await office.decides('AAKLMNO', bounce)
    const { id: reviewId, kind } = await office.review()
    const contacts = ['otra@empresa.example']
    await office.press({ type: 'settle_client', reviewId, requiresOc: true, contacts })
    expect([kind, office.sent.map(({ to }) => to), await office.reviews()]).toEqual([
      'bounced',
      [contacts],
      [],
    ])
  })
})

describe('a mail that was refused and is tried once more', () => {
  const REFUSED = { kind: 'rejected', error: '550 5.7.1 no' } as const

  it('leaves, also when it thanks for an OC', async () => {
    const office = await Office.open({ now: TODAY, given: [requested()] })
    office.sender.answer(REFUSED)
    await office.press({ type: 'mark_received', locator: 'AAKLMNO', ocNumber: '1' })
    await office.until('2026-11-23 11:11')
    const { id: reviewId, kind } = await office.review()
    expect(kind).toBe('send_failed')
    expect(await office.press({ type: 'settle_send', reviewId, arrived: false })).toMatchObject({ ok: true })
    expect(office.sent.map(({ controlId }) => controlId.split('-')[1])).toEqual(['acknowledgement'])
  })

  it('leaves to another address, when that was what was wrong', async () => {
    const office = await Office.open({ now: TODAY, given: [received()] })
    office.sender.answer(REFUSED)
    await office.press({ type: 'reject_purchase_order', locator: 'AAKLMNO', reason: null })
    await office.until('2026-11-23 11:11')
    const { id: reviewId } = await office.review()
    const contacts = ['otra@empresa.example']
    await office.press({ type: 'settle_client', reviewId, requiresOc: true, contacts })
    expect(office.sent.map(({ controlId, to }) => [controlId.split('-')[1], to])).toEqual([
      ['rejection', contacts],
    ])
  })

  it('leaves when it was a repetition', async () => {
    const office = await Office.open({ now: TODAY, given: [requested()] })
    office.sender.answer(REFUSED)
    await office.press({ type: 'resend', locator: 'AAKLMNO' })
    const { id: reviewId } = await office.review()
    await office.press({ type: 'settle_send', reviewId, arrived: false })
    expect(office.sent).toHaveLength(1)
    expect((await office.reservation()).hold).toBeNull()
  })
})

describe('a document that staff have rejected for a reservation', () => {
  const rejectedOnce = async (): Promise<Office> => {
    const office = await Office.open({ now: TODAY, clients: [aClient()] })
    await office.confirmation()
    await office.order()
    await office.press({ type: 'reject_purchase_order', locator: 'AAKLMNO', reason: 'otro hotel' })
    return office
  }

  it('is not accepted by itself when it comes again', async () => {
    const office = await rejectedOnce()
    await office.order({ text: 'La mando de nuevo.' })
    const item = await office.review()
    expect([item.kind, item.facts['reason'], item.candidates.map(({ locator }) => locator)]).toEqual([
      'oc_to_assign',
      'rejected_before',
      ['AAKLMNO'],
    ])
    expect((await office.reservation()).state).toBe('requested')
  })

  it('is accepted when a person says so after all', async () => {
    const office = await rejectedOnce()
    await office.order({ text: 'La mando de nuevo.' })
    const { id: reviewId } = await office.review()
    await office.press({ type: 'assign_purchase_order', reviewId, locator: 'AAKLMNO', ocNumber: null })
    expect((await office.reservation()).state).toBe('received')
  })

  it('does not stand in the way of another one', async () => {
    const office = await rejectedOnce()
    const other = await office.orderPdf({ ocNumber: '4500099999' })
    await office.order({ attachments: [{ filename: 'OC 4500099999.pdf', content: other }] })
    expect([(await office.reservation()).purchaseOrder?.number, await office.reviews()]).toEqual([
      '4500099999',
      [],
    ])
  })
})
