import { afterAll, afterEach, expect, test } from 'vitest'
import { composeMail, type SampleMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import { BUYER, closeDocuments, CONFIRMER, Office } from '../../story/office.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'

let office: Office

afterEach(() => office.engine.stop())
afterAll(closeDocuments)

const arrives = async (mail: Partial<SampleMail>, account = 0): Promise<void> => {
  const common = { from: BUYER, to: OFFICE_ADDRESS, subject: '', text: '', date: office.clock.now() }
  const source = await composeMail({ ...common, ...mail })
  office.mailboxes[account]?.deliver(stampAsExchange(source, 'pass'))
}

const confirmation = async (): Promise<Partial<SampleMail>> => ({
  from: CONFIRMER,
  subject: 'Confirmación de reserva',
  attachments: [{ filename: 'confirmacion.pdf', content: await office.confirmationPdf() }],
})

test('a sweep tells what was decided about the mails that it found', async () => {
  office = await Office.open()
  await arrives(await confirmation())
  await arrives({ from: 'Noticias <noticias@diario.example>', subject: 'Ofertas', text: 'Ofertas de hoy' })
  expect(await office.engine.sweepNow()).toEqual({ accepted: 1, forReview: 0, ignored: 1, away: [] })
})

test('a sweep that finds nothing new says so, and has sent what was due', async () => {
  office = await Office.open()
  await arrives(await confirmation())
  await office.engine.sweepNow()
  expect(await office.engine.sweepNow()).toEqual({ accepted: 0, forReview: 0, ignored: 0, away: [] })
  expect(office.sent).toHaveLength(1)
})

test('a mailbox that is away is named, and the others are read', async () => {
  office = await Office.open({ accounts: ['imap', 'oc'] })
  office.mailboxes[0]?.goAway()
  await arrives(await confirmation(), 1)
  expect(await office.engine.sweepNow()).toMatchObject({
    accepted: 1,
    away: [{ account: 'imap', problem: 'the server is away' }],
  })
})
