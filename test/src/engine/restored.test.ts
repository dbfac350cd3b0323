import { afterAll, describe, expect, it } from 'vitest'
import type { Restored } from '../../../src/domain/restored.js'
import { RESTORED_NOTE } from '../../../src/engine/restored.js'
import type { EngineSettings } from '../../../src/engine/settings.js'
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

describe('after a restore, a notice of the new address', () => {
  const BEFORE = 'seguimientoocx@correo.example'

  /** The client writes to the old address still, and an administrator approves that it is told; what has left is in Sent. */
  const approved = async (
    inSent: readonly string[],
    changes: Partial<EngineSettings> = {},
  ): Promise<Office> => {
    const office = await Office.open({
      now: RESTORED.restoredAt,
      accounts: ['imap', 'previous_imap'],
      settings: {
        ownAddresses: [OFFICE_ADDRESS, BEFORE],
        mailboxAddresses: { imap: OFFICE_ADDRESS, previous_imap: BEFORE },
        previousAddress: BEFORE,
        ...changes,
      },
      notes: { [RESTORED_NOTE]: RESTORED },
    })
    await office.mail({ to: BEFORE, subject: 'Consulta', text: '¿A qué razón social?' }, { account: 1 })
    for (const id of inSent) office.mailboxes[0]?.deliver(sentCopy(id), { folder: 'Sent' })
    await approve(office)
    return office
  }

  const approve = async (office: Office): Promise<void> => {
    const asked = await office.press({ type: 'prepare_notices' })
    await office.press({ type: 'send_notices', reviewId: (asked.ok && asked.reviewId) || '' })
  }

  const questions = async (office: Office) =>
    (await office.reviews()).filter(({ kind }) => kind === 'send_uncertain')

  const told = async (office: Office) =>
    (await office.engine.migration()).users.map((user) => user.told?.status)

  /** Deterministic: made from the client and the new address. */
  const noticeId = async (): Promise<string> => {
    const [{ outboxId } = {}] = await questions(await approved([]))
    return outboxId ?? ''
  }

  it('that lies in Sent does not leave again, and the client counts as told', async () => {
    const office = await approved([await noticeId()])
    expect([sentIds(office), await questions(office), await told(office)]).toEqual([[], [], ['sent']])
  })

  it('that does not lie there is asked about, and nothing leaves until staff answer', async () => {
    const office = await approved([])
    const [asked] = await questions(office)
    expect([sentIds(office), asked?.facts['agency'], asked?.facts['error']]).toEqual([
      [],
      'EMPRESA EJEMPLO S.A.',
      'restored',
    ])
  })

  it('turns up in Sent after staff were asked, and the question is answered at the next start', async () => {
    const office = await approved([])
    office.mailboxes[0]?.deliver(sentCopy(await noticeId()), { folder: 'Sent' })
    await office.restart()
    expect([await questions(office), await told(office)]).toEqual([[], ['sent']])
  })

  it.each([
    [true, 0],
    [false, 1],
  ])('is settled by staff (arrived: %s), and not asked about a second time', async (arrived, leave) => {
    const office = await approved([])
    const [asked] = await questions(office)
    await office.press({ type: 'settle_send', reviewId: asked?.id ?? '', arrived })
    expect([sentIds(office).length, await questions(office), await told(office)]).toEqual([
      leave,
      [],
      ['sent'],
    ])
  })

  it('that is rehearsed reaches no client, and is doubted when it is meant', async () => {
    const office = await approved([], { rehearsalAddress: 'ensayo@hotelsales.example' })
    expect([sentIds(office).length, await questions(office)]).toEqual([1, []])
    await office.restart({ rehearsalAddress: null })
    await approve(office)
    expect([sentIds(office).length, (await questions(office)).length]).toEqual([0, 1])
  })
})
