import { afterAll, describe, expect, it } from 'vitest'
import type { SampleMail } from '../../../bot/demo/mail/compose.js'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { BUYER, closeDocuments, CONFIRMER, Office } from '../../story/office.js'
import { aCompany, santiago } from '../../story/samples.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'

afterAll(closeDocuments)

const BEFORE = 'seguimientoocx@correo.example'
const NEW = 0
const OLD = 1

const open = (): Promise<Office> =>
  Office.open({
    accounts: ['imap', 'previous_imap'],
    settings: {
      ownAddresses: [OFFICE_ADDRESS, BEFORE],
      mailboxAddresses: { imap: OFFICE_ADDRESS, previous_imap: BEFORE },
      previousAddress: BEFORE,
    },
  })

/** As it lies in a mailbox whose server has written it anew: with other boundaries, and its text set otherwise. */
const rewritten = (mail: SampleMail): Promise<Uint8Array> =>
  composeMail({ ...mail, text: mail.text.replaceAll(' ', '  ') })

/** As the old mailbox hands it on: what it received on top, with its own marks. */
const handedOn = (source: Uint8Array, to: string): Uint8Array =>
  Buffer.concat([
    Buffer.from(
      [
        `Delivered-To: ${to}`,
        `Received: by 2002:a05 with SMTP id x; ${new Date(0).toUTCString()}`,
        `X-Forwarded-To: ${to}`,
        `X-Forwarded-For: ${BEFORE} ${to}`,
        'ARC-Seal: i=1; a=rsa-sha256; d=correo.example; s=arc; b=AAAA',
        `Delivered-To: ${BEFORE}`,
        '',
      ].join('\r\n'),
    ),
    source,
  ])

const orderMail = async (office: Office, mail: Partial<SampleMail> = {}): Promise<SampleMail> => {
  const ours = office.sent.at(-1)?.messageId ?? ''
  return {
    from: BUYER,
    to: `${OFFICE_ADDRESS}, ${BEFORE}`,
    subject: 'RE: Orden de Compra',
    text: 'Adjunto OC.',
    date: office.clock.now(),
    inReplyTo: ours,
    headers: { 'Message-ID': '<oc@empresa.example>' },
    attachments: [{ filename: 'OC 4500012345.pdf', content: await office.orderPdf() }],
    ...mail,
  }
}

const recordOf = async (office: Office, messageId = '<oc@empresa.example>') =>
  office.store.seenMail(messageId, '')

describe('a mail that comes to both mailboxes', () => {
  it('with an OC is received, told and thanked for once, although a server has written one copy anew', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office)
    await office.deliver(await composeMail(mail), { account: NEW })
    await office.deliver(await rewritten(mail), { account: OLD })
    const told = (await office.toldEvents()).filter((event) => event === 'PurchaseOrderReceived')
    expect([told.length, await office.reviews(), office.sent.length]).toEqual([1, [], 2])
  })

  it('is not taken up again when its OC was rejected between the two', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office)
    await office.deliver(await composeMail(mail), { account: NEW })
    await office.press({ type: 'reject_purchase_order', locator: 'AAKLMNO', reason: null })
    await office.deliver(await rewritten(mail), { account: OLD })
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['requested', []])
  })

  it('is one mail after a restart between the two', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office)
    await office.deliver(await composeMail(mail), { account: OLD })
    await office.restart()
    await office.deliver(handedOn(await rewritten(mail), OFFICE_ADDRESS), { account: NEW })
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['received', []])
  })

  it('at the same time is one mail', async () => {
    const office = await open()
    const attachments = [{ filename: 'confirmacion.pdf', content: await office.confirmationPdf() }]
    const mail = {
      from: CONFIRMER,
      to: OFFICE_ADDRESS,
      subject: 'Confirmación',
      text: '',
      date: office.clock.now(),
      headers: { 'Message-ID': '<conf@kontrol.example>' },
      attachments,
    }
    await Promise.all([
      office.deliver(await composeMail(mail), { account: NEW }),
      office.deliver(await rewritten(mail), { account: OLD }),
    ])
    expect([office.sent.length, (await office.reservation()).history.length]).toEqual([1, 3])
  })

  it('and must be answered is asked about once', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office, { attachments: [], text: '¿A qué razón social va la orden?' })
    await office.deliver(await composeMail(mail), { account: OLD })
    await office.deliver(await rewritten(mail), { account: NEW })
    expect((await office.reviews()).map(({ kind }) => kind)).toEqual(['mail_to_answer'])
  })

  it('and promises the OC is noted once', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office, { attachments: [], text: 'Les enviaremos la OC mañana.' })
    await office.deliver(await composeMail(mail), { account: OLD })
    await office.deliver(await rewritten(mail), { account: NEW })
    const told = (await office.toldEvents()).filter((event) => event === 'ReplyNoted')
    expect(told).toHaveLength(1)
  })

  it('is counted once when it is ignored, and known to lie in both', async () => {
    const office = await open()
    const mail = await orderMail(office, {
      from: 'x@otra.example',
      attachments: [],
      text: 'Promoción de marzo',
    })
    await office.deliver(await composeMail({ ...mail, subject: 'Ofertas' }), { account: OLD })
    await office.deliver(await rewritten({ ...mail, subject: 'Ofertas' }), { account: NEW })
    const ignored = await office.store.countIgnored(santiago('2026-11-01 00:00'))
    expect([ignored, (await recordOf(office))?.foundIn]).toEqual([1, [BEFORE, OFFICE_ADDRESS]])
  })

  it('writes nothing more when both are read again', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office)
    const copies = [await composeMail(mail), await rewritten(mail)] as const
    for (let round = 0; round < 2; round += 1) {
      await office.deliver(copies[0], { account: NEW })
      await office.deliver(copies[1], { account: OLD })
    }
    const span = { from: santiago('2026-11-01 00:00'), until: santiago('2026-12-31 00:00') }
    const written = (await office.store.mailRecords(span, { limit: 100 })).items
    expect(written.filter(({ messageId }) => messageId === '<oc@empresa.example>')).toHaveLength(2)
  })
})

describe('a mail of which only one mailbox can say who wrote it', () => {
  const unsure = { account: OLD, verdict: 'none' } as const

  it('is taken once the sure copy comes, and staff need not answer any more', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office)
    await office.deliver(await composeMail(mail), unsure)
    expect((await office.reviews()).map(({ kind }) => kind)).toEqual(['unauthenticated_sender'])
    await office.deliver(await rewritten(mail), { account: NEW })
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['received', []])
  })

  it('stays as a person has answered', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office)
    await office.deliver(await composeMail(mail), unsure)
    const { id: reviewId } = await office.review()
    await office.press({ type: 'dismiss_review', reviewId })
    await office.deliver(await rewritten(mail), { account: NEW })
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['requested', []])
  })

  it('needs nobody when the sure copy comes first', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office)
    await office.deliver(await composeMail(mail), { account: NEW })
    await office.deliver(await rewritten(mail), unsure)
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['received', []])
  })
})

describe('to which of our addresses a mail was written', () => {
  it('is the old one for a mail that the old mailbox handed on', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office, { to: BEFORE })
    await office.deliver(handedOn(await composeMail(mail), OFFICE_ADDRESS), { account: NEW })
    expect(await recordOf(office)).toMatchObject({ addressedTo: [BEFORE], foundIn: [OFFICE_ADDRESS] })
  })

  it('is found in what servers noted where its sender wrote none of ours', async () => {
    const office = await open()
    const mail = await orderMail(office, { to: 'lista@empresa.example' })
    await office.deliver(handedOn(await composeMail(mail), OFFICE_ADDRESS), { account: NEW })
    expect((await recordOf(office))?.addressedTo).toEqual([OFFICE_ADDRESS, BEFORE])
  })

  it('is that of the mailbox where nothing says it', async () => {
    const office = await open()
    const mail = await orderMail(office, { to: 'lista@empresa.example' })
    await office.deliver(await composeMail(mail), { account: OLD })
    expect((await recordOf(office))?.addressedTo).toEqual([BEFORE])
  })
})

describe('what was asked for from the old address', () => {
  it.each([NEW, OLD])('is matched when the answer comes to either mailbox: %i', async (account) => {
    const office = await open()
    await office.restart({ company: aCompany({ address: BEFORE }) })
    await office.confirmation()
    await office.restart({ company: aCompany({ address: OFFICE_ADDRESS }) })
    const request = (await office.reservation()).sentMessageIds.at(-1) ?? ''
    await office.order({ to: BEFORE, inReplyTo: request }, { account })
    const { state, steps } = await office.reservation()
    expect([steps.request?.from, state]).toEqual([BEFORE, 'received'])
  })

  it('is known by the address that its request left from', async () => {
    const office = await Office.open({ settings: { company: aCompany({ address: BEFORE }) } })
    await office.confirmation()
    await office.restart({ company: aCompany({ address: OFFICE_ADDRESS }), previousAddress: BEFORE })
    await office.until('2026-11-25 12:00')
    const { steps } = await office.reservation()
    expect([steps.request?.from, steps.reminder?.from]).toEqual([BEFORE, OFFICE_ADDRESS])
  })

  it('our own mail from there is never taken for a client’s', async () => {
    const office = await open()
    await office.confirmation()
    const mail = await orderMail(office, { from: `Nosotros <${BEFORE}>` })
    await office.deliver(await composeMail(mail), { account: OLD })
    expect([(await recordOf(office))?.kind, (await office.reservation()).state]).toEqual([
      'own_message',
      'requested',
    ])
  })
})
