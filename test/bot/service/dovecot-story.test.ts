import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../../bot/demo/samples/purchase-order-pdf.js'
import { ALL_PENDING } from '../../../src/contract.js'
import { addMs, MINUTE_MS } from '../../../src/domain/time.js'
import { describeWithDovecot } from '../../servers/describe-with-dovecot.js'
import { describeWithPostgres } from '../../servers/describe-with-postgres.js'
import { sampleBooking } from '../../story/sample-booking.js'
import { CONFIRMER, MailOffice } from './mail-office.js'

const confirmationOf = async (locator: string, bookingId: string) => ({
  from: CONFIRMER,
  subject: `Confirmación de reserva ${locator}`,
  text: 'Se adjunta la confirmación.',
  headers: { 'Message-ID': `<confirmacion.${locator.toLowerCase()}@kontrol.example>` },
  attachments: [
    {
      filename: 'confirmacion.pdf',
      content: await makeConfirmationPdf(sampleBooking({ locator, bookingId })),
    },
  ],
})

const orderFor = async (locator: string) => ({
  filename: 'OC 4500012345.pdf',
  content: await makePurchaseOrderPdf({
    ocNumber: '4500012345',
    locator,
    agency: 'EMPRESA EJEMPLO S.A.',
    total: 1_234_567,
  }),
})

interface Telling {
  readonly capabilities: 'exchange' | 'full'
  readonly processedFolder?: string
  /** Of a new database for the store; without it the store is in the data folder. */
  readonly database?: () => Promise<string>
}

const settingsOf = async ({ processedFolder, database }: Telling): Promise<Record<string, string>> => ({
  ...(processedFolder && { IMAP_PROCESSED_FOLDER: processedFolder }),
  ...(database && { STORE_URL: await database() }),
})

const story = (telling: Telling) => (): void => {
  const { capabilities, processedFolder } = telling
  let office: MailOffice

  beforeAll(async () => {
    office = await MailOffice.open(capabilities, await settingsOf(telling))
  })
  afterAll(() => office.close())

  const inboxOf = async (locator: string) =>
    (await office.clientInbox()).filter(({ text }) => text?.includes(locator))

  describe('a mail that lay there before the first start, twice, and opened by somebody', () => {
    beforeAll(async () => {
      const mail = await confirmationOf('AABEFOR', '45000001')
      const source = await office.arrives(mail)
      await office.dovecot.deliver('controloc@hotelsales.example', source)
      await office.openAllMails()
      await office.start()
      await office.teams.install()
      await office.card('the card of the booking', 'AABEFOR', 'SOLICITADA')
    })

    it('gives one reservation and one request', async () => {
      const { total } = await office.engine.pending(ALL_PENDING, { limit: 10, after: null })
      expect([total, (await inboxOf('AABEFOR')).length]).toEqual([1, 1])
    })

    it('gives one card', () => {
      const cards = office.teams
        .threads()
        .filter(({ posts }) => JSON.stringify(posts[0]?.card).includes('AABEFOR'))
      expect(cards).toHaveLength(1)
    })
  })

  describe('a confirmation that arrives while the service listens', () => {
    beforeAll(async () => {
      await office.arrives(await confirmationOf('AALIVEX', '45000002'))
    })

    it('is pushed, and its card and its request come without waiting for a sweep', async () => {
      await office.card('the card of the booking', 'AALIVEX', 'SOLICITADA')
      const [request] = await inboxOf('AALIVEX')
      expect(request?.subject).toBe('Solicitud de Orden de Compra - Reserva 45000002')
    })

    it('is reminded of in the same conversation when its day has come', async () => {
      const view = await office.engine.findReservation('AALIVEX')
      await office.advanceTo(addMs(view?.next?.at ?? '', MINUTE_MS))
      const [request, reminder] = await inboxOf('AALIVEX')
      expect(reminder?.inReplyTo).toBe(request?.messageId)
    })

    it('is received when the client answers with its OC, and thanked for', async () => {
      const last = (await inboxOf('AALIVEX')).at(-1)
      await office.clientWrites({
        subject: `RE: ${last?.subject ?? ''}`,
        text: 'Estimados, adjuntamos la orden de compra.',
        inReplyTo: last?.messageId ?? '',
        attachments: [await orderFor('AALIVEX')],
      })
      await office.card('the card says received', 'AALIVEX', 'RECIBIDA')
      await vi.waitFor(
        async () => expect((await inboxOf('AALIVEX')).at(-1)?.text).toContain('4500012345'),
        10_000,
      )
    })
  })

  describe('a restart', () => {
    it('sends nothing again, and makes no second reservation', async () => {
      const before = (await office.clientInbox()).length
      await office.stop()
      await office.start()
      await office.engine.sweepNow()
      const { total } = await office.engine.pending(ALL_PENDING, { limit: 10, after: null })
      expect([total, (await office.clientInbox()).length]).toEqual([1, before])
    })

    it('goes on with what comes after', async () => {
      await office.arrives(await confirmationOf('AAAFTER', '45000003'))
      await office.card('the card of the booking', 'AAAFTER', 'SOLICITADA')
      expect(await inboxOf('AAAFTER')).toHaveLength(1)
    })
  })

  describe('the mailbox of the office in the end', () => {
    const PROCESSED = [
      'Confirmación de reserva AABEFOR',
      'Confirmación de reserva AABEFOR',
      'Confirmación de reserva AALIVEX',
      'RE: RE: Solicitud de Orden de Compra - Reserva 45000002',
      'Confirmación de reserva AAAFTER',
    ]

    it('has what was processed where it is to be, and nothing was lost', async () => {
      await office.arrives({ from: 'Ana <ana@amigos.example>', subject: 'Almuerzo', text: 'A la una.' })
      await office.engine.sweepNow()
      await office.engine.settled()
      const inbox = await office.subjectsIn('INBOX')
      const filed = await office.subjectsIn('Procesados')
      expect(processedFolder ? filed : inbox.slice(0, -1)).toEqual(PROCESSED)
      expect(inbox.at(-1)).toBe('Almuerzo')
      expect(inbox.length + filed.length).toBe(PROCESSED.length + 1)
    })
  })
}

describeWithDovecot(
  'the story on a Dovecot that shows what Exchange shows',
  story({ capabilities: 'exchange', processedFolder: 'Procesados' }),
)
describeWithDovecot('the story on a Dovecot with all that it can', story({ capabilities: 'full' }))
describeWithPostgres('the story with its store in a database', (server) =>
  describeWithDovecot(
    'and its mails',
    story({ capabilities: 'full', database: () => server().newDatabase() }),
  ),
)
