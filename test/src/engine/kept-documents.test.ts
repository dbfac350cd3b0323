import { afterAll, expect, it, vi } from 'vitest'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import { closeDocuments, CONFIRMER, Office } from '../../story/office.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'

afterAll(closeDocuments)

/** From now on nothing can be put into the vault, until `release`. */
const holdPuts = ({ vault }: Office) => {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  const put = vault.put.bind(vault)
  const held = vi.spyOn(vault, 'put').mockImplementation(async (...file) => {
    await released
    return put(...file)
  })
  return { held, release: () => release() }
}

const lies = async (office: Office, locator: string): Promise<void> => {
  const attachments = [
    { filename: 'confirmacion.pdf', content: await office.confirmationPdf({ locator, bookingId: locator }) },
  ]
  const envelope = { from: CONFIRMER, to: OFFICE_ADDRESS, date: office.clock.now() }
  const mail = await composeMail({ ...envelope, subject: 'Confirmación', text: '', attachments })
  office.mailboxes[0]?.deliver(stampAsExchange(mail, 'pass'))
}

it('keeps what several confirmations bring at the same time: none waits for the disk of another', async () => {
  const office = new Office()
  for (const locator of ['AAKLMNO', 'AAOTHER', 'AATHIRD']) await lies(office, locator)
  const { held, release } = holdPuts(office)
  const started = office.start()
  // Of each its document and the mail itself.
  await vi.waitFor(() => expect(held).toHaveBeenCalledTimes(6), { timeout: 15_000 })
  expect(await office.engine.findReservation('AAKLMNO')).toBeNull()
  release()
  await started
  expect((await office.engine.findReservation('AATHIRD'))?.reservation.state).toBe('pending')
})

it('keeps nothing of a mail while it is only judged: what it is decides', async () => {
  const office = await Office.open()
  const attachments = [{ filename: 'tarifas.pdf', content: Buffer.from('%PDF-1.4 tarifas') }]
  await office.mail({ from: 'ventas@desconocida.example', subject: 'Tarifas', text: 'Saludos.', attachments })
  // The mail, for a while; not its document.
  expect([office.vault.size, await office.reviews()]).toEqual([1, []])
})
