import { describe, expect, it } from 'vitest'
import { ChaseStory } from '../../story/chase.js'
import type { OfficeOptions } from '../../story/office.js'
import { MARTA, Office } from '../../story/office.js'
import { santiago } from '../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')
const SETTINGS = { previewFirstMails: true }

const confirmed = (locator = 'AAKLMNO') => new ChaseStory(NOW).confirmed({ locator })
const requested = (locator = 'AAKLMNO') => new ChaseStory(NOW).requested({ locator })

const open = (options: OfficeOptions): Promise<Office> =>
  Office.open({ now: NOW, ...options, settings: { ...SETTINGS, ...options.settings } })

const kindsSent = (office: Office) => office.sent.map(({ controlId }) => controlId.split('-')[1])

const approve = async (office: Office) => {
  const { id: reviewId } = await office.review()
  return office.press({ type: 'approve_mails', reviewId })
}

/** An office that has sent mails to clients with a version that did not ask. */
const upgraded = (...given: ChaseStory[]): Promise<Office> =>
  open({ given, notes: { 'engine:first-start-read': true } })

describe('the first mail of a kind', () => {
  it('waits, and an administrator is shown to whom it would go and what it says', async () => {
    const office = await open({ given: [confirmed()] })
    const item = await office.review()
    expect([office.sent, item.kind, item.locator]).toEqual([[], 'first_mail', 'AAKLMNO'])
    expect(item.facts).toMatchObject({
      kind: 'request',
      recipients: 'compras@empresa.example',
      copies: 'administracion@hotelsales.example',
      subject: 'Solicitud de Orden de Compra - Reserva 45000000',
      text: expect.stringContaining('orden de compra'),
    })
  })

  it('is asked about once, whatever comes behind it', async () => {
    const office = await open({ given: [confirmed(), confirmed('AAOTHER')] })
    expect([(await office.reviews()).length, (await office.engine.status()).mailsWaiting]).toEqual([1, 2])
    expect((await office.engine.status()).awaitingApproval).toEqual(['request'])
    expect((await office.engine.digest()).awaitingApproval).toEqual(['request'])
  })

  it('shows on its reservation that it waits', async () => {
    const office = await open({ given: [confirmed()] })
    expect((await office.engine.findReservation('AAKLMNO'))?.waitingMails).toEqual(['request'])
  })

  it('keeps no mail of another kind', async () => {
    const office = await open({ given: [confirmed()] })
    await approve(office)
    await office.given(confirmed('AAOTHER'), requested('AATHIRD'))
    await office.until('2026-11-25 12:00')
    expect(kindsSent(office)).toEqual(['request', 'request'])
    expect((await office.review()).facts['kind']).toBe('reminder')
  })

  it('waits over a restart, and is not asked about again', async () => {
    const office = await open({ given: [confirmed()] })
    await office.restart()
    expect([(await office.reviews()).length, office.sent]).toEqual([1, []])
  })

  it('cannot be put aside', async () => {
    const office = await open({ given: [confirmed()] })
    const { id: reviewId } = await office.review()
    expect(await office.press({ type: 'dismiss_review', reviewId })).toEqual({
      ok: false,
      code: 'must_be_answered',
      facts: { kind: 'first_mail' },
    })
  })

  it('is not asked about in rehearsal, which reaches no client', async () => {
    const office = await open({
      given: [confirmed()],
      settings: { rehearsalAddress: 'equipo@hotelsales.example' },
    })
    expect([kindsSent(office), await office.reviews()]).toEqual([['request'], []])
  })

  it('is asked about after a rehearsal', async () => {
    const office = await open({
      given: [confirmed()],
      settings: { rehearsalAddress: 'equipo@hotelsales.example' },
    })
    await office.restart({ rehearsalAddress: null })
    await office.given(confirmed('AAOTHER'))
    expect((await office.review()).kind).toBe('first_mail')
  })
})

describe('once an administrator has approved it', () => {
  it('all that waited leave, the next ones too, and it is audited', async () => {
    const office = await open({ given: [confirmed(), confirmed('AAOTHER')] })
    // Of two that come at once either may be the first.
    const { locator } = await office.review()
    expect(await approve(office)).toMatchObject({ ok: true })
    await office.given(confirmed('AATHIRD'))
    expect(office.sent).toHaveLength(3)
    expect([await office.reviews(), (await office.engine.status()).awaitingApproval]).toEqual([[], []])
    const { items } = await office.engine.audit(locator ?? '', { limit: 10, after: null })
    expect(items).toMatchObject([{ actor: MARTA, action: 'approve_mails', detail: 'first_mail: request' }])
  })

  it('the second of two people hears who was quicker', async () => {
    const office = await open({ given: [confirmed()] })
    const { id: reviewId } = await office.review()
    await office.press({ type: 'approve_mails', reviewId })
    expect(await office.press({ type: 'approve_mails', reviewId })).toMatchObject({
      code: 'review_already_resolved',
      facts: { actor: 'Marta' },
    })
  })

  it('what is no longer wanted is dropped', async () => {
    const office = await open({ given: [confirmed(), confirmed('AAOTHER')] })
    await office.press({ type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: null })
    await approve(office)
    expect(office.sent.map(({ controlId }) => controlId)).toEqual(['AAOTHER-request-1'])
  })

  it('one that was put aside at that very moment leaves all the same', async () => {
    const office = await open({ given: [confirmed()] })
    await approve(office)
    const late = new ChaseStory(NOW).confirmed({ locator: 'AALATEX' }).ticks()
    const held = { ...late.lastMail(), status: 'held' } as const
    await office.engine.stop()
    await office.store.transact({}, (tx) => {
      if (late.reservation) tx.putReservation(late.reservation)
      tx.putOutboxMail(held)
    })
    await office.restart()
    expect(office.sent.map(({ controlId }) => controlId)).toEqual(['AALATEX-request-1'])
  })
})

describe('when the office stops asking', () => {
  it('what waited leaves, and the question is settled', async () => {
    const office = await open({ given: [confirmed()] })
    await office.restart({ previewFirstMails: false })
    expect([kindsSent(office), await office.reviews()]).toEqual([['request'], []])
  })

  it('kinds that have left meanwhile are not asked about later', async () => {
    const office = await open({ given: [confirmed()], settings: { previewFirstMails: false } })
    await office.restart({ previewFirstMails: true })
    await office.given(confirmed('AAOTHER'))
    expect(kindsSent(office)).toEqual(['request'])
  })
})

describe('an office that wrote to clients before anybody was asked', () => {
  it('goes on with the kinds that they have got, and asks about the others', async () => {
    const office = await upgraded(requested(), confirmed('AAOTHER'))
    expect(kindsSent(office)).toEqual(['request'])
    await office.until('2026-11-25 12:00')
    expect((await office.review()).facts['kind']).toBe('reminder')
  })

  it('does not take what went to itself for mail to a client', async () => {
    const rehearsed = new ChaseStory(NOW).confirmed().ticks().leaves('equipo@hotelsales.example')
    const office = await upgraded(rehearsed, confirmed('AAOTHER'))
    expect((await office.review()).facts['kind']).toBe('request')
  })
})
