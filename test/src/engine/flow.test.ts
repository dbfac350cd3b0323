import { afterAll, describe, expect, it } from 'vitest'
import { BUYER, closeDocuments, CONFIRMER, Office } from '../../story/office.js'
import { aClient, santiago } from '../../story/samples.js'

afterAll(closeDocuments)

const kinds = (office: Office): string[] =>
  office.sent.map(
    ({ messageId }) => /-(request|reminder|ultimatum|acknowledgement)-/u.exec(messageId)?.[1] ?? '?',
  )

describe('from confirmation to OC', () => {
  it('asks the client at once, with a copy to administration', async () => {
    const office = await Office.open()
    await office.confirmation()
    expect(office.sent).toMatchObject([
      {
        to: ['compras@empresa.example'],
        cc: ['administracion@hotelsales.example'],
        subject: 'Solicitud de Orden de Compra - Reserva 45000000',
      },
    ])
  })

  it('reminds on day 2 and gives the ultimatum on day 4, in one conversation', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.until('2026-11-30 12:00')
    const [request, reminder, ultimatum] = office.sent
    expect(kinds(office)).toEqual(['request', 'reminder', 'ultimatum'])
    expect(reminder?.inReplyTo).toBe(request?.messageId)
    expect(ultimatum?.references).toEqual([request?.messageId, reminder?.messageId])
  })

  it('names the next business day in the ultimatum', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.until('2026-11-27 12:00')
    expect(office.sent.at(-1)?.text).toContain('lunes 30 de noviembre de 2026')
  })

  it('recognises the OC, keeps it, thanks for it and stops', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order()
    const { state, purchaseOrder } = await office.reservation()
    expect([state, purchaseOrder?.number, purchaseOrder?.files[0]?.filename]).toEqual([
      'received',
      '4500012345',
      'OC 4500012345.pdf',
    ])
    await office.until('2026-12-10 12:00')
    expect(kinds(office)).toEqual(['request', 'acknowledgement'])
  })

  it('tells the channel each event once, in its order', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order()
    const events = (await office.toldEvents()).filter(
      (event) => event !== 'BacklogRead' && event !== 'DigestDue',
    )
    expect(events).toEqual([
      'ReservationConfirmed',
      'RequestSent',
      'PurchaseOrderReceived',
      'AcknowledgementSent',
    ])
  })

  it('marks it overdue after the ultimatum and expires it after 30 days', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.until('2026-12-01 12:00')
    expect((await office.engine.digest()).overdue.map(({ locator }) => locator)).toEqual(['AAKLMNO'])
    await office.until('2026-12-24 12:00')
    expect((await office.reservation()).state).toBe('expired')
  })

  it('asks staff about an OC that comes after expiry', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.until('2026-12-24 12:00')
    await office.order()
    expect([(await office.reservation()).state, (await office.review()).kind]).toEqual([
      'expired',
      'oc_to_assign',
    ])
  })

  it('writes nothing to a client that owes no OC', async () => {
    const office = await Office.open({ clients: [aClient({ requiresOc: false })] })
    await office.confirmation()
    expect([office.sent, (await office.reservation()).state]).toEqual([[], 'not_required'])
  })
})

describe('the same booking again', () => {
  it('delivered twice gives one reservation and one request', async () => {
    const office = await Office.open()
    const mail = { messageId: '<same@kontrol.example>' }
    await office.confirmation({}, { headers: { 'Message-ID': mail.messageId } })
    await office.confirmation({}, { headers: { 'Message-ID': mail.messageId } })
    expect(office.sent).toHaveLength(1)
  })

  it('that comes to both mailboxes is one mail', async () => {
    const office = await Office.open({ accounts: ['imap', 'oc_inbox'] })
    const headers = { 'Message-ID': '<same@kontrol.example>' }
    await office.confirmation({}, { headers }, { account: 0 })
    await office.confirmation({}, { headers }, { account: 1 })
    expect([office.sent.length, (await office.reservation()).history.length]).toEqual([1, 3])
  })

  it('with other data updates the reservation and is told', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.confirmation({ providerLocator: '999999' })
    expect((await office.reservation()).booking.providerLocator).toBe('999999')
    expect(await office.toldEvents()).toContain('BookingChanged')
  })

  it('cancelled stops the chase without a mail', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.confirmation({ status: 'Cancelado' })
    await office.until('2026-12-10 12:00')
    expect([(await office.reservation()).state, office.sent.length]).toEqual(['cancelled', 1])
  })

  it('older than what is known changes nothing', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.confirmation({ providerLocator: '999999' }, { date: santiago('2026-11-20 10:00') })
    expect((await office.reservation()).booking.providerLocator).toBe('700123')
  })
})

describe('what is not sure is asked, and nothing is lost', () => {
  it('an unknown client', async () => {
    const office = await Office.open({ clients: [] })
    await office.confirmation()
    expect([office.sent, (await office.review()).kind]).toEqual([[], 'unknown_client'])
  })

  it('an unknown client that is nearly a known one: proposed, not assumed', async () => {
    const office = await Office.open({
      clients: [aClient({ id: 'empresa-ejemplar', name: 'Empresa Ejemplar' })],
    })
    await office.confirmation()
    expect([office.sent, (await office.review()).facts['near']]).toEqual([
      [],
      'Empresa Ejemplar · compras@empresa.example',
    ])
  })

  it('a client without an address', async () => {
    const office = await Office.open({ clients: [aClient({ contacts: [] })] })
    await office.confirmation()
    expect([office.sent, (await office.review()).kind]).toEqual([[], 'client_without_contact'])
  })

  it('a confirmation from a sender that is not authorised', async () => {
    const office = await Office.open()
    await office.confirmation({}, { from: 'Otro <otro@nadie.example>' })
    expect([office.sent, (await office.review()).kind]).toEqual([[], 'unauthorised_sender'])
  })

  it.each(['fail', 'none'] as const)('a confirmation whose sender is not authentic (%s)', async (verdict) => {
    const office = await Office.open()
    await office.confirmation({}, {}, { verdict })
    expect([office.sent, (await office.review()).kind]).toEqual([[], 'unauthenticated_sender'])
  })

  it('a confirmation that cannot be read', async () => {
    const office = await Office.open()
    const attachments = [{ filename: 'confirmacion.pdf', content: Buffer.from('%PDF-1.7 damaged') }]
    await office.mail({ from: CONFIRMER, subject: 'Confirmación', attachments })
    expect((await office.review()).facts).toMatchObject({ problem: 'damaged', file: 'confirmacion.pdf' })
  })

  it('a confirmation without a PDF', async () => {
    const office = await Office.open()
    await office.mail({ from: CONFIRMER, subject: 'Confirmación', text: 'Va adjunta.' })
    expect((await office.review()).facts['problem']).toBe('no_pdf')
  })

  it('reads the good PDF of a mail beside a damaged one', async () => {
    const office = await Office.open()
    const attachments = [
      { filename: 'mala.pdf', content: Buffer.from('%PDF-1.7 damaged') },
      { filename: 'buena.pdf', content: await office.confirmationPdf() },
    ]
    await office.mail({ from: CONFIRMER, subject: 'Confirmación', attachments })
    expect([(await office.reservation()).state, (await office.review()).kind]).toEqual([
      'requested',
      'unreadable_confirmation',
    ])
  })

  it('an OC from somebody who is not of the client', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ from: 'Alguien <alguien@otra.example>' })
    expect([(await office.reservation()).state, (await office.review()).kind]).toEqual([
      'requested',
      'oc_to_assign',
    ])
  })

  it('an OC whose sender is forged never closes the reservation', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({}, { verdict: 'fail' })
    expect([(await office.reservation()).state, (await office.review()).kind]).toEqual([
      'requested',
      'unauthenticated_sender',
    ])
  })

  it('ignores small talk, and counts it', async () => {
    const office = await Office.open()
    await office.mail({
      from: 'Boletín <x@boletin.example>',
      subject: 'Novedades',
      text: 'Ofertas de la semana',
    })
    expect([await office.reviews(), (await office.engine.digest()).ignoredMails]).toEqual([[], 1])
  })

  it('notes an automatic reply, and the chase goes on', async () => {
    const office = await Office.open()
    await office.confirmation()
    const { messageId } = office.sent[0] ?? { messageId: '' }
    const headers = { 'Auto-Submitted': 'auto-replied' }
    await office.mail({
      subject: 'Respuesta automática',
      inReplyTo: messageId,
      text: 'Estoy fuera.',
      headers,
    })
    await office.until('2026-11-25 12:00')
    expect([kinds(office), await office.reviews()]).toEqual([['request', 'reminder'], []])
  })
})

describe('a Message-ID that comes again', () => {
  const headers = { 'Message-ID': '<again@otra.example>' }
  const from = 'Alguien <alguien@otra.example>'

  it('on a copy that was changed on its way asks staff once', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ from, headers })
    await office.order({ from, headers, text: 'Adjunto OC. -- Correo externo' })
    expect(await office.reviews()).toHaveLength(1)
  })

  it('on another mail loses nothing: staff are asked about both', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ from, headers })
    await office.order({ from, headers, subject: 'OC AAKLMNO, otra' })
    expect(await office.reviews()).toHaveLength(2)
  })
})

describe('staff settle it', () => {
  it('one press on an unknown client sends what waited, also for its other bookings', async () => {
    const office = await Office.open({ clients: [] })
    await office.confirmation()
    await office.confirmation({ locator: 'AAKLMNP', bookingId: '45000001' })
    const { id: reviewId } = await office.review()
    await office.press({
      type: 'settle_client',
      reviewId,
      requiresOc: true,
      contacts: ['Compras@Empresa.example'],
    })
    expect(office.sent.map(({ to }) => to)).toEqual([
      ['compras@empresa.example'],
      ['compras@empresa.example'],
    ])
    expect(await office.reviews()).toEqual([])
  })

  it('one press accepts a mail whose sender is not proven', async () => {
    const office = await Office.open()
    await office.confirmation({}, {}, { verdict: 'none' })
    const { id: reviewId } = await office.review()
    await office.press({ type: 'trust_mail', reviewId })
    expect([office.sent.length, await office.reviews()]).toEqual([1, []])
  })

  it('one press assigns an OC to its reservation, and the client is thanked', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ from: 'Alguien <alguien@otra.example>' })
    const { id: reviewId } = await office.review()
    await office.press({ type: 'assign_purchase_order', reviewId, locator: 'aaklmno', ocNumber: null })
    const { state, purchaseOrder } = await office.reservation()
    expect([state, purchaseOrder?.number]).toEqual(['received', '4500012345'])
    expect(office.sent.at(-1)?.to).toEqual(['compras@empresa.example'])
  })

  it('a second press on the same item hears who was first', async () => {
    const office = await Office.open({ clients: [] })
    await office.confirmation()
    const { id: reviewId } = await office.review()
    const answer = { type: 'settle_client', reviewId, requiresOc: false, contacts: [] } as const
    await office.press(answer)
    expect(await office.press(answer)).toMatchObject({
      ok: false,
      code: 'review_already_resolved',
      facts: { actor: 'Marta' },
    })
  })

  it('resend and close through commands', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.press({ type: 'resend', locator: 'AAKLMNO' })
    await office.press({ type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: null })
    await office.until('2026-12-10 12:00')
    expect([kinds(office), (await office.reservation()).state]).toEqual([['request', 'request'], 'closed'])
  })

  it('refuse what does not exist with a value, not a fault', async () => {
    const office = await Office.open()
    expect(await office.press({ type: 'resend', locator: 'NADA123' })).toMatchObject({
      ok: false,
      code: 'unknown_reservation',
    })
  })

  it('rehearse: the mail goes to staff, and says to whom it would have gone', async () => {
    const office = await Office.open({ settings: { rehearsalAddress: 'ensayo@hotelsales.example' } })
    await office.confirmation()
    expect(office.sent[0]).toMatchObject({ to: ['ensayo@hotelsales.example'], cc: [] })
    expect(office.sent[0]?.subject).toContain('compras@empresa.example')
  })
})

describe('the backlog of a first start', () => {
  it('is read to its end before anything is sent: an OC further down stops the request', async () => {
    const office = new Office()
    await office.store.transact({}, (tx) => tx.putClient(aClient()))
    await office.confirmation()
    await office.order({ from: BUYER, subject: 'OC AAKLMNO' })
    await office.start()
    expect([(await office.reservation()).state, kinds(office)]).toEqual(['received', ['acknowledgement']])
  })

  it('sends requests only, never a late ultimatum', async () => {
    const office = new Office()
    await office.store.transact({}, (tx) => tx.putClient(aClient()))
    await office.confirmation({ issuedOn: '2026-11-17' }, { date: santiago('2026-11-17 10:00') })
    await office.start()
    expect(kinds(office)).toEqual(['request'])
  })

  it('matches an OC that was read before its confirmation', async () => {
    const office = new Office({ accounts: ['imap', 'oc_inbox'] })
    await office.store.transact({}, (tx) => tx.putClient(aClient()))
    await office.order({ subject: 'OC AAKLMNO' }, { account: 0 })
    await office.confirmation({}, {}, { account: 1 })
    await office.start()
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['received', []])
  })
})

describe('after a restart', () => {
  it('nothing is sent again', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.restart()
    expect(office.sent).toEqual([])
  })

  it('each reservation gets at most the one mail that is due now', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.engine.stop()
    office.clock.set(santiago('2026-12-10 10:00'))
    await office.restart()
    expect(kinds(office)).toEqual(['reminder'])
  })

  it('reads an OC that came meanwhile before it reminds', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.engine.stop()
    await office.order()
    office.clock.set(santiago('2026-12-10 10:00'))
    await office.restart()
    expect([(await office.reservation()).state, kinds(office)]).toEqual(['received', ['acknowledgement']])
  })

  it('goes on for clients that were imported while it was down', async () => {
    const office = await Office.open({ clients: [] })
    await office.confirmation()
    await office.engine.stop()
    await office.store.transact({}, (tx) => tx.putClient(aClient()))
    await office.restart()
    expect([kinds(office), await office.reviews()]).toEqual([['request'], []])
  })
})
