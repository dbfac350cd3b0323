import { afterAll, describe, expect, it } from 'vitest'
import type { Restored } from '../../../src/domain/restored.js'
import { RESTORED_NOTE } from '../../../src/engine/restored.js'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import { closeDocuments, CONFIRMER, Office } from '../../story/office.js'
import { aClient, santiago } from '../../story/samples.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'

afterAll(closeDocuments)

const RESTORED: Restored = {
  backupAt: santiago('2026-11-23 02:30'),
  restoredAt: santiago('2026-11-25 10:00'),
  caughtUpAt: null,
  asked: [],
}

const sentCopy = (controlId: string): string => `X-Control-OC-Id: ${controlId}\r\n\r\nHola`

/**
 * The store as it was before a confirmation came: that mail lies in the mailbox, and in Sent what the lost store sent
 * about it.
 */
const restoredOffice = async (inSent: readonly string[]): Promise<Office> => {
  const office = new Office({ now: RESTORED.restoredAt })
  await office.store.transact({}, (tx) => tx.putClient(aClient()))
  await office.store.putNote('engine:first-start-read', true)
  await office.store.putNote(RESTORED_NOTE, RESTORED)
  const confirmation = await composeMail({
    from: CONFIRMER,
    to: OFFICE_ADDRESS,
    subject: 'Confirmación de reserva',
    text: '',
    date: santiago('2026-11-23 11:00'),
    attachments: [{ filename: 'confirmacion.pdf', content: await office.confirmationPdf() }],
  })
  const receivedAt = santiago('2026-11-23 11:00')
  office.mailboxes[0]?.deliver(stampAsExchange(confirmation, 'pass'), { receivedAt })
  for (const id of inSent) office.mailboxes[0]?.deliver(sentCopy(id), { folder: 'Sent' })
  await office.start()
  return office
}

const sentIds = (office: Office): readonly string[] => office.sent.map(({ controlId }) => controlId)

describe('after a restore', () => {
  it('a request and a reminder that lie in Sent do not leave again, and the chase goes on', async () => {
    const office = await restoredOffice(['AAKLMNO-request-1', 'AAKLMNO-reminder-2'])
    await office.until('2026-12-04 18:00')
    expect([sentIds(office), await office.reviews()]).toEqual([['AAKLMNO-ultimatum-3'], []])
    const { steps } = await office.reservation()
    expect(Object.values(steps).every(({ sentAt }) => sentAt !== null)).toBe(true)
  })

  it('staff are asked about what does not lie there, and nothing leaves until they answer', async () => {
    const office = await restoredOffice([])
    await office.until('2026-12-04 18:00')
    expect([(await office.review()).kind, sentIds(office)]).toEqual(['send_uncertain', []])
  })

  it('"send it again" is believed, and not asked a second time', async () => {
    const office = await restoredOffice([])
    const { id: reviewId } = await office.review()
    await office.press({ type: 'settle_send', reviewId, arrived: false })
    await office.until('2026-11-25 12:00')
    expect([sentIds(office), await office.reviews()]).toEqual([['AAKLMNO-request-2'], []])
  })

  it('what is new is not doubted', async () => {
    const office = await restoredOffice(['AAKLMNO-request-1'])
    await office.until('2026-11-25 12:00')
    await office.confirmation({ locator: 'BBNUEVA', bookingId: '45000001', providerLocator: '700124' })
    expect(sentIds(office)).toEqual(['BBNUEVA-request-1'])
  })
})
