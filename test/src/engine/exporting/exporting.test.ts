import { afterAll, describe, expect, it } from 'vitest'
import { composeMail } from '../../../../bot/demo/mail/compose.js'
import { closeDocuments, CONFIRMER, Office } from '../../../story/office.js'
import { aClient, santiago } from '../../../story/samples.js'
import { OFFICE_ADDRESS } from '../../../story/settings.js'

afterAll(closeDocuments)

const NO_SPACE = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

/** Folder and file, without the id of the mail. */
const kept = ({ exports }: Office): readonly string[] =>
  exports.paths.map((path) => path.replace(/-[\da-f]{16}\//u, '/'))

const CONFIRMATION = [
  '2026-11/AAKLMNO-confirmation/confirmacion.pdf',
  '2026-11/AAKLMNO-confirmation/mail.eml',
]
const ORDER = ['2026-11/AAKLMNO-oc/OC 4500012345.pdf', '2026-11/AAKLMNO-oc/mail.eml']

/** One mail has confirmed two reservations. */
const officeOfTwo = async (): Promise<Office> => {
  const office = await Office.open()
  const attachments = await Promise.all(
    ['AAKLMNO', 'BBKLMNO'].map(async (locator) => ({
      filename: `${locator}.pdf`,
      content: await office.confirmationPdf({ locator }),
    })),
  )
  await office.confirmation({}, { attachments })
  return office
}

const healthOf = async (office: Office) => {
  await office.engine.checkNow()
  const { health } = await office.engine.status()
  return health?.unwell.flatMap(({ finding }) => (finding.check === 'data.export' ? [finding] : []))
}

describe('critical mail', () => {
  it('is exported: the confirmation that was registered, the OC that was accepted', async () => {
    const office = await Office.open()
    await office.confirmation()
    expect(kept(office)).toEqual(CONFIRMATION)
    await office.order()
    expect(kept(office)).toEqual([...CONFIRMATION, ...ORDER])
  })

  it('lies in the month in which it arrived, by the clock of the office', async () => {
    const office = await Office.open({ now: santiago('2026-12-01 09:00') })
    await office.confirmation({}, {}, { receivedAt: santiago('2026-11-30 23:59') })
    expect(kept(office)).toEqual(CONFIRMATION)
  })

  it('of others is not exported: what was ignored, and what is asked about', async () => {
    const office = await Office.open()
    await office.mail({ subject: 'Boletín', text: 'Ofertas de temporada' })
    await office.confirmation({}, { from: 'Otro <otro@ajeno.example>' })
    expect(kept(office)).toEqual([])
  })

  it('is exported once when it comes twice', async () => {
    const office = await Office.open({ accounts: ['imap', 'previous_imap'] })
    const attachments = [{ filename: 'confirmacion.pdf', content: await office.confirmationPdf() }]
    const source = await composeMail({
      from: CONFIRMER,
      to: OFFICE_ADDRESS,
      subject: 'Confirmación de reserva',
      text: '',
      date: office.clock.now(),
      attachments,
    })
    await office.deliver(source)
    await office.deliver(source, { account: 1 })
    expect(kept(office)).toEqual(CONFIRMATION)
  })

  it('that confirms two reservations lies with each of them', async () => {
    const office = await officeOfTwo()
    expect(kept(office).filter((path) => path.endsWith('mail.eml'))).toEqual([
      '2026-11/AAKLMNO-confirmation/mail.eml',
      '2026-11/BBKLMNO-confirmation/mail.eml',
    ])
  })

  it('does not come back for a reservation that was erased meanwhile', async () => {
    const office = await officeOfTwo()
    await office.store.transact({ reservations: ['AAKLMNO'] }, (tx) => {
      const found = tx.reservation('AAKLMNO')
      if (found) tx.putReservation({ ...found, state: 'closed', settledAt: office.clock.now(), files: [] })
    })
    await office.exports.erase({ locators: ['AAKLMNO', 'BBKLMNO'], contents: [] })
    await office.engine.exportAgain()
    await office.quiet()
    expect(new Set(kept(office).map((path) => path.split('/')[1]))).toEqual(new Set(['BBKLMNO-confirmation']))
  })

  it('is kept also where the OC was found wrong, beside the one that came instead', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order()
    await office.press({ type: 'reject_purchase_order', locator: 'AAKLMNO', reason: null })
    const attachments = [
      { filename: 'nueva.pdf', content: await office.orderPdf({ ocNumber: '4500099999' }) },
    ]
    await office.order({ attachments })
    expect((await office.reservation()).purchaseOrder?.number).toBe('4500099999')
    expect(kept(office)).toContain('2026-11/AAKLMNO-oc/nueva.pdf')
    expect(kept(office)).toContain('2026-11/AAKLMNO-oc/OC 4500012345.pdf')
  })

  it('that a person gives to its reservation is exported then', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.order({ from: 'Alguien <alguien@otra.example>', inReplyTo: '', references: [] })
    expect(kept(office)).toEqual(CONFIRMATION)
    const { id } = await office.review()
    await office.press({ type: 'assign_purchase_order', reviewId: id, locator: 'AAKLMNO', ocNumber: null })
    expect((await office.reservation()).state).toBe('received')
    expect(kept(office)).toEqual([...CONFIRMATION, ...ORDER])
  })
})

describe('an export that fails', () => {
  const failing = async () => {
    const office = await Office.open()
    office.exports.trouble = NO_SPACE
    await office.confirmation()
    return office
  }

  it('stops nothing else: the reservation is there and its request has left', async () => {
    const office = await failing()
    expect((await office.reservation()).state).toBe('requested')
  })

  it('is shown until it is mended, and is caught up by itself', async () => {
    const office = await failing()
    expect(await healthOf(office)).toMatchObject([
      { level: 'failure', code: 'export_failed', answer: NO_SPACE.message },
    ])
    office.exports.trouble = null
    await office.until('2026-11-23 11:10')
    expect(kept(office)).toEqual(CONFIRMATION)
    expect(await healthOf(office)).toEqual([])
  })

  it('is caught up at the next start', async () => {
    const office = await failing()
    office.exports.trouble = null
    await office.restart()
    expect(kept(office)).toEqual(CONFIRMATION)
  })

  it('because of one damaged document keeps no other back, and is tried again', async () => {
    const office = await Office.open()
    office.exports.trouble = NO_SPACE
    await office.confirmation()
    await office.confirmation({ locator: 'BBKLMNO' })
    const [record] = (
      await office.store.mailRecords(
        { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' },
        { limit: 1 },
      )
    ).items
    const source = await office.vault.read(record?.fileId ?? '')
    office.vault.corrupt(record?.fileId ?? '')
    office.exports.trouble = null
    await office.until('2026-11-23 11:10')
    expect(kept(office)).toEqual(CONFIRMATION.map((path) => path.replace('AAKLMNO', 'BBKLMNO')))
    expect(await healthOf(office)).toMatchObject([{ level: 'warning', code: 'export_incomplete' }])
    await office.vault.put(source, 'correo.eml', 'message/rfc822')
    await office.until('2026-11-24 04:00')
    expect(kept(office)).toHaveLength(4)
    expect(await healthOf(office)).toEqual([])
  })
})

describe('a start', () => {
  it('exports what came before there was an export, page by page', async () => {
    const office = await Office.open({ clients: [aClient()] })
    await office.confirmation()
    await office.store.transact({}, (tx) => {
      for (let number = 0; number < 120; number += 1)
        tx.audit({ at: office.clock.now(), locator: null, actor: 'x', action: 'add_note', detail: null })
    })
    await office.exports.erase({ locators: ['AAKLMNO'], contents: [] })
    await office.store.putNote('export:last', null)
    await office.restart()
    expect(kept(office)).toEqual(CONFIRMATION)
  })

  it('is not needed where somebody asks for it all once more', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.exports.erase({ locators: ['AAKLMNO'], contents: [] })
    await office.engine.exportAgain()
    await office.quiet()
    expect(kept(office)).toEqual(CONFIRMATION)
  })

  it('goes through nothing that was exported before', async () => {
    const office = await Office.open()
    await office.confirmation()
    const { calls } = office.exports
    await office.restart()
    await office.order()
    expect(office.exports.calls).toBe(calls + 1)
  })
})
