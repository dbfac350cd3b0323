import { afterAll, describe, expect, it } from 'vitest'
import type { MailRecord } from '../../../src/domain/mail-record.js'
import { closeDocuments, CONFIRMER, MARTA, Office } from '../../story/office.js'
import { aClient } from '../../story/samples.js'

afterAll(closeDocuments)

const MESSAGE_ID = '<one@empresa.example>'
const named = { headers: { 'Message-ID': MESSAGE_ID } }

const recordOf = async (office: Office): Promise<MailRecord> => {
  const record = await office.store.seenMail(MESSAGE_ID, '')
  if (!record) throw new Error('the mail is not on record')
  return record
}

const signals = ({ evidence }: MailRecord): readonly string[] => evidence.map(({ signal }) => signal)

const STRANGER = 'Beto <compras@filial.example>'

describe('what is remembered of a mail', () => {
  it('an OC that bears the RUT of the client', async () => {
    const office = await Office.open({ clients: [aClient({ rut: '76123456-0' })] })
    await office.confirmation()
    await office.order(named)
    expect(signals(await recordOf(office))).toContain('names_rut')
  })

  it('an OC: who wrote, what the document says, and to which reservation it belongs', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order(named)
    const record = await recordOf(office)
    expect(record).toMatchObject({ kind: 'purchase_order', decision: 'accept', locators: ['AAKLMNO'] })
    expect(signals(record)).toEqual(
      expect.arrayContaining([
        'sender_authentic',
        'known_sender',
        'oc_title',
        'names_locator',
        'names_agency',
      ]),
    )
  })

  it('a confirmation: that its sender is authorised and proven', async () => {
    const office = await Office.open()
    await office.confirmation({}, named)
    expect(signals(await recordOf(office))).toEqual([
      'sender_authentic',
      'authorised_sender',
      'confirmation_text',
    ])
  })

  it('a promise: noted, not accepted', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ ...named, text: 'Les enviaremos la OC mañana.', attachments: [] })
    expect(await recordOf(office)).toMatchObject({ decision: 'note', reason: 'promise' })
  })

  it('an older confirmation: that it changed nothing', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.confirmation({ providerLocator: '999999' }, { ...named, date: '2026-11-20T12:00:00.000Z' })
    expect(await recordOf(office)).toMatchObject({ decision: 'ignore', reason: 'older_confirmation' })
  })

  it('small talk: ignored, but kept so that it can be looked at', async () => {
    const office = await Office.open()
    await office.mail({ ...named, from: 'x@otra.example', subject: 'Hola', text: 'Buen fin de semana' })
    const { decision, fileId } = await recordOf(office)
    expect([decision, await office.vault.about(fileId ?? '')]).toMatchObject([
      'ignore',
      { contentType: 'message/rfc822' },
    ])
  })

  it('small talk is let go with its record, unless it was processed again and is something after all', async () => {
    const office = await Office.open({ clients: [] })
    const talk = { text: '¿Recibieron nuestra factura?', subject: 'Consulta' }
    await office.mail({ ...named, ...talk })
    const { fileId } = await recordOf(office)
    await office.mail({ from: 'x@otra.example', subject: 'Hola', text: 'Buen fin de semana' })
    const before = office.vault.size
    await office.store.transact({}, (tx) => tx.putClient(aClient()))
    await office.press({ type: 'reprocess_mail', mailId: (await recordOf(office)).id })
    await office.until('2027-03-15 12:00')
    expect([before - office.vault.size, await office.vault.about(fileId ?? '')]).toMatchObject([
      1,
      { contentType: 'message/rfc822' },
    ])
  }, 60_000)

  it('something large that was ignored: only why', async () => {
    const office = await Office.open()
    const attachments = [
      { filename: 'foto.gif', content: new Uint8Array(1_200_000), contentType: 'image/gif' },
    ]
    await office.mail({ ...named, from: 'x@otra.example', subject: 'Hola', attachments })
    expect(await recordOf(office)).toMatchObject({ decision: 'ignore', fileId: null })
  })

  it('stands on the card that asks, and with the reservation that got its OC', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ ...named, from: STRANGER })
    const item = await office.review()
    expect(item.evidence?.map(({ signal }) => signal)).toContain('names_locator')
    await office.press({
      type: 'assign_purchase_order',
      reviewId: item.id,
      locator: 'AAKLMNO',
      ocNumber: null,
    })
    const view = await office.engine.findReservation('AAKLMNO')
    expect(view?.orderMail?.id).toBe(item.mailId)
  })
})

describe('a mail that is processed again', () => {
  const reprocess = async (office: Office) =>
    office.press({ type: 'reprocess_mail', mailId: (await recordOf(office)).id })

  /** Its sender becomes a contact between the two times. */
  const learnt = async (): Promise<Office> => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ ...named, from: STRANGER })
    const contacts = ['compras@empresa.example', 'compras@filial.example']
    await office.store.transact({}, (tx) => tx.putClient(aClient({ contacts })))
    return office
  }

  it('is judged by what is known now', async () => {
    const office = await learnt()
    expect(await reprocess(office)).toMatchObject({ ok: true, locator: 'AAKLMNO' })
    expect((await office.reservation()).state).toBe('received')
    expect(await recordOf(office)).toMatchObject({ decision: 'accept' })
  })

  it('answers the question that had been asked about it', async () => {
    const office = await learnt()
    const { id } = await office.review()
    await reprocess(office)
    expect(await office.reviews()).toEqual([])
    expect((await office.engine.review(id))?.resolution).toMatchObject({
      actor: MARTA.name,
      outcome: 'reprocessed',
    })
  })

  it('asks the same question, and not a second one, where nothing has changed', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ ...named, from: STRANGER })
    const before = await office.review()
    await reprocess(office)
    expect((await office.reviews()).map(({ id }) => id)).toEqual([before.id])
  })

  it('is not taken for a second OC of the reservation that has its OC from it', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order(named)
    expect(await reprocess(office)).toMatchObject({ ok: false, code: 'already_received' })
    expect(await office.reviews()).toEqual([])
  })

  it('makes no second reservation and sends no second request', async () => {
    const office = await Office.open()
    await office.confirmation({}, named)
    await reprocess(office)
    expect([office.sent.length, await office.toldEvents()]).toEqual([
      1,
      expect.not.arrayContaining(['BookingChanged']),
    ])
  })

  it('may have been ignored', async () => {
    const office = await Office.open({ clients: [] })
    const talk = { text: '¿Recibieron nuestra factura?', subject: 'Consulta' }
    await office.mail({ ...named, ...talk })
    expect(await recordOf(office)).toMatchObject({ decision: 'ignore' })
    await office.store.transact({}, (tx) => tx.putClient(aClient()))
    await reprocess(office)
    expect(await recordOf(office)).toMatchObject({ decision: 'review' })
  })

  it('is refused where nobody knows it', async () => {
    const office = await Office.open()
    expect(await office.press({ type: 'reprocess_mail', mailId: 'feedfeedfeedfeed' })).toMatchObject({
      ok: false,
      code: 'unknown_mail',
    })
  })

  it('is refused where it was not kept', async () => {
    const office = await Office.open()
    const attachments = [
      { filename: 'foto.gif', content: new Uint8Array(1_200_000), contentType: 'image/gif' },
    ]
    await office.mail({ ...named, from: 'x@otra.example', subject: 'Hola', attachments })
    expect(await reprocess(office)).toMatchObject({ ok: false, code: 'mail_not_kept' })
  })
})

describe('after a person has assigned an OC', () => {
  const assigned = async (
    from: string,
    verdict: 'pass' | 'none' = 'pass',
  ): Promise<{ office: Office; reviewId: string }> => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ ...named, from }, { verdict })
    const { id: reviewId } = await office.review()
    await office.press({ type: 'assign_purchase_order', reviewId, locator: 'AAKLMNO', ocNumber: null })
    return { office, reviewId }
  }

  const offerOf = async ({ office, reviewId }: Awaited<ReturnType<typeof assigned>>) =>
    (await office.engine.review(reviewId))?.contactOffer

  it('its proven sender is offered as a contact of the client, and not made one', async () => {
    const done = await assigned(STRANGER)
    expect(await offerOf(done)).toMatchObject({ address: 'compras@filial.example', addedBy: null })
    expect((await done.office.store.clients())[0]?.contacts).toEqual(['compras@empresa.example'])
  })

  it('one press makes it one, once', async () => {
    const done = await assigned(STRANGER)
    const press = () => done.office.press({ type: 'add_contact', reviewId: done.reviewId })
    expect([await press(), await press()]).toMatchObject([{ ok: true }, { ok: true }])
    expect((await done.office.store.clients())[0]?.contacts).toEqual([
      'compras@empresa.example',
      'compras@filial.example',
    ])
    expect(await offerOf(done)).toMatchObject({ addedBy: MARTA.name })
  })

  it('then the next OC from there is accepted by itself', async () => {
    const { office, reviewId } = await assigned(STRANGER)
    await office.press({ type: 'add_contact', reviewId })
    await office.confirmation({ locator: 'AANEXTO', bookingId: '45000001' })
    const content = await office.orderPdf({ locator: 'AANEXTO', ocNumber: '4500012346' })
    await office.order({ from: STRANGER, attachments: [{ filename: 'OC.pdf', content }] })
    expect((await office.reservation('AANEXTO')).state).toBe('received')
  })

  it('a sender of free mail may be one, by its address alone', async () => {
    const done = await assigned('Caro <caro.compras@gmail.com>')
    expect(await offerOf(done)).toMatchObject({ address: 'caro.compras@gmail.com' })
  })

  it.each([
    ['a sender whom nobody vouches for', STRANGER, 'none'],
    ['a colleague of ours', 'Eva <eva@hotelsales.example>', 'pass'],
  ] as const)('nothing is offered for %s', async (_who, from, verdict) => {
    expect(await offerOf(await assigned(from, verdict))).toBeUndefined()
  })

  it('a press is refused where nothing was offered', async () => {
    const { office, reviewId } = await assigned('Eva <eva@hotelsales.example>')
    expect(await office.press({ type: 'add_contact', reviewId })).toMatchObject({
      ok: false,
      code: 'nothing_to_add',
    })
  })
})

it('a confirmation from a sender who is not authorised says so in its evidence', async () => {
  const office = await Office.open()
  await office.confirmation({}, { ...named, from: CONFIRMER.replace('kontrol', 'kontro1') })
  expect(signals(await recordOf(office))).toContain('unauthorised_sender')
})
