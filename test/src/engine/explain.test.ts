import { afterAll, describe, expect, it } from 'vitest'
import { composeMail, type SampleMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange, type ExchangeVerdict } from '../../../bot/demo/mail/exchange-stamp.js'
import { createMailParser } from '../../../src/adapters/mail-parser/index.js'
import { createPdfReader } from '../../../src/adapters/pdf/pdf-reader.js'
import { createSenderAuthenticator } from '../../../src/adapters/sender-authentication/index.js'
import { explainMail, type Explanation } from '../../../src/engine/explain.js'
import type { ReservationBook } from '../../../src/engine/reservation-book.js'
import { reservationBook, reservationsFileShape } from '../../../src/engine/reservation-book.js'
import { BUYER, closeDocuments, Office } from '../../story/office.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'

const documents = createPdfReader()

afterAll(async () => {
  await documents.stop()
  await closeDocuments()
})

const explain = (source: Uint8Array, store: ReservationBook): Promise<Explanation> =>
  explainMail(source, 'imap', '2026-11-23T14:00:00.000Z', {
    settings: {
      confirmationSenders: ['confirmaciones@kontrol.example'],
      ownAddresses: [OFFICE_ADDRESS],
      ownDomains: ['hotelsales.example'],
      ocAmounts: { tolerance: 0.01, mismatch: 'warn' },
    },
    store,
    parser: createMailParser(),
    authenticator: createSenderAuthenticator({ policyFor: () => ({ kind: 'exchange' }) }),
    documents,
  })

const MESSAGE_ID = '<one@empresa.example>'

const write = async (mail: Partial<SampleMail>, verdict: ExchangeVerdict = 'pass'): Promise<Uint8Array> => {
  const common = { from: BUYER, to: OFFICE_ADDRESS, subject: '', text: '', date: '2026-11-23T13:00:00.000Z' }
  return stampAsExchange(
    await composeMail({ ...common, headers: { 'Message-ID': MESSAGE_ID }, ...mail }),
    verdict,
  )
}

const withRequest = async (): Promise<Office> => {
  const office = await Office.open()
  await office.confirmation()
  return office
}

const FATES: readonly (readonly [string, (office: Office) => Promise<Uint8Array>])[] = [
  [
    'an OC that answers our mail',
    async (office) =>
      write({
        inReplyTo: office.sent.at(-1)?.messageId ?? '',
        text: 'Adjunto OC.',
        attachments: [{ filename: 'OC.pdf', content: await office.orderPdf() }],
      }),
  ],
  [
    'an OC from a stranger',
    async (office) =>
      write({
        from: 'x@otra.example',
        attachments: [{ filename: 'OC.pdf', content: await office.orderPdf() }],
      }),
  ],
  [
    'a forged OC',
    async (office) =>
      write({ attachments: [{ filename: 'OC.pdf', content: await office.orderPdf() }] }, 'fail'),
  ],
  [
    'an OC that staff have rejected before',
    async (office) => {
      await office.order()
      await office.press({ type: 'reject_purchase_order', locator: 'AAKLMNO', reason: null })
      return write({
        inReplyTo: office.sent[0]?.messageId ?? '',
        text: 'Adjunto OC.',
        attachments: [{ filename: 'OC.pdf', content: await office.orderPdf() }],
      })
    },
  ],
  [
    'an OC with our confirmation beside it',
    async (office) =>
      write({
        attachments: [
          { filename: 'OC.pdf', content: await office.orderPdf() },
          { filename: 'confirmacion.pdf', content: await office.confirmationPdf() },
        ],
      }),
  ],
  [
    'a confirmation of another booking',
    async (office) => {
      const content = await office.confirmationPdf({ locator: 'AANUEVA' })
      return write({ from: 'confirmaciones@kontrol.example', attachments: [{ filename: 'c.pdf', content }] })
    },
  ],
  [
    'a promise',
    async (office) =>
      write({ inReplyTo: office.sent.at(-1)?.messageId ?? '', text: 'La enviaremos mañana.' }),
  ],
  ['small talk', async () => write({ from: 'x@otra.example', text: 'Buen fin de semana' })],
]

describe('an explanation', () => {
  it.each(FATES)('of %s is what the service then does', async (_what, make) => {
    const office = await withRequest()
    const source = await make(office)
    const before = await explain(source, office.store)
    office.mailboxes[0]?.deliver(source)
    await office.quiet()
    const record = await office.store.seenMail(MESSAGE_ID, '')
    expect(before).toMatchObject({
      kind: record?.kind,
      outcome: record?.decision,
      reason: record?.reason,
      sender: { address: record?.from, authenticated: record?.authenticity },
    })
    expect(before.evidence).toEqual(expect.arrayContaining([...(record?.evidence ?? [])]))
  })

  it('writes nothing', async () => {
    const office = await withRequest()
    const files = office.vault.size
    const content = await office.orderPdf()
    await explain(await write({ attachments: [{ filename: 'OC.pdf', content }] }), office.store)
    expect([office.vault.size, (await office.reservation()).state]).toEqual([files, 'requested'])
    expect(await office.store.seenMail(MESSAGE_ID, '')).toBeNull()
  })
})

describe('a file of reservations', () => {
  const book = (...entries: readonly object[]): ReservationBook =>
    reservationBook(reservationsFileShape.parse(entries))

  it('is looked up by any mark, as a store is', async () => {
    const marked = book(
      { locator: 'aaone', bookingId: 45_000_001 },
      { locator: 'AATWO', providerLocator: '700123' },
      { locator: 'AATHREE', sentMessageIds: ['three@oc.example'] },
      { locator: 'AAOTHER', bookingId: '45000009' },
    )
    const found = await marked.findByMarks({
      bookingIds: ['45000001'],
      providerLocators: ['700123'],
      messageIds: ['<three@oc.example>'],
    })
    expect(found.map(({ locator }) => locator)).toEqual(['AAONE', 'AATWO', 'AATHREE'])
  })

  it('makes one client of the entries of one agency, however it is written', async () => {
    const clients = await book(
      { locator: 'AAONE', agency: 'EMPRESA EJEMPLO S.A.', contactEmails: ['A@empresa.example'] },
      { locator: 'AATWO', agency: 'Empresa Ejemplo SA', contactEmails: ['b@empresa.example'] },
      { locator: 'AATHREE', agency: '' },
    ).clients()
    expect(clients.map(({ contacts }) => contacts)).toEqual([['a@empresa.example', 'b@empresa.example']])
  })

  it.each([
    [{ amount: 528_701, currency: 'CLP' }, 528_701],
    [{ amount: 1250.5, currency: 'USD' }, 125_050],
    [{ amount: 12.5, currency: 'UF' }, 125_000],
  ])('reads the total %j', async (total, minor) => {
    const reservation = await book({ locator: 'AAONE', total }).reservation('AAONE')
    expect(reservation?.booking.total).toEqual({ minor, currency: total.currency })
  })

  it.each([
    ['SOLICITADA', 'requested'],
    ['No_Requiere_OC', 'not_required'],
    ['EXPIRADA', 'expired'],
  ])('knows the state %s', async (label, state) => {
    expect((await book({ locator: 'AAONE', state: label }).reservation('AAONE'))?.state).toBe(state)
  })
})
