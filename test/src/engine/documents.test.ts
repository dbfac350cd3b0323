import { afterAll, describe, expect, it } from 'vitest'
import type { DocumentOwner } from '../../../src/contract.js'
import { keepReport } from '../../../src/engine/report-files.js'
import { closeDocuments, Office } from '../../story/office.js'

afterAll(closeDocuments)

const LIVE: DocumentOwner = { kind: 'reservation', locator: 'AAKLMNO' }
const ARCHIVED: DocumentOwner = { kind: 'archived_reservation', locator: 'AAKLMNO' }

const nameOf = async (office: Office, fileId: string, owner: DocumentOwner): Promise<string | null> =>
  (await office.engine.document(fileId, owner))?.file.filename ?? null

const withOrder = async (): Promise<{ office: Office; fileId: string }> => {
  const office = await Office.open()
  await office.confirmation()
  await office.order()
  const { purchaseOrder } = await office.reservation()
  return { office, fileId: purchaseOrder?.files[0]?.id ?? '' }
}

describe('a document of a reservation', () => {
  it('is given out through it', async () => {
    const { office, fileId } = await withOrder()
    expect(await nameOf(office, fileId, LIVE)).toBe('OC 4500012345.pdf')
  })

  it('is given out through nothing else', async () => {
    const { office, fileId } = await withOrder()
    await office.confirmation({ locator: 'AAPQRST', bookingId: '45000001', agency: 'OTRA S.A.' })
    for (const owner of [
      { kind: 'reservation', locator: 'AAPQRST' },
      { kind: 'reservation', locator: 'ZZZZZZZ' },
      { kind: 'review', reviewId: 'none' },
      { kind: 'report' },
      ARCHIVED,
    ] as const)
      expect(await nameOf(office, fileId, owner)).toBeNull()
  })

  it('is none that lies in the vault for another reason', async () => {
    const { office } = await withOrder()
    const { id } = await office.vault.put(Buffer.from('another'), 'otro.pdf', 'application/pdf')
    expect(await nameOf(office, id, LIVE)).toBeNull()
  })

  it('is no longer given out once the reservation is archived, except to who looks at it there', async () => {
    const { office, fileId } = await withOrder()
    await office.until('2026-11-30 10:59')
    expect(await nameOf(office, fileId, LIVE)).toBe('OC 4500012345.pdf')
    await office.until('2026-12-02 12:00')
    expect((await office.engine.findReservation('AAKLMNO'))?.archived).toBe(true)
    expect(await nameOf(office, fileId, LIVE)).toBeNull()
    expect(await nameOf(office, fileId, ARCHIVED)).toBe('OC 4500012345.pdf')
  })

  it('stays at hand when it was rejected', async () => {
    const { office, fileId } = await withOrder()
    await office.press({ type: 'reject_purchase_order', locator: 'AAKLMNO', reason: null })
    expect(await nameOf(office, fileId, LIVE)).toBe('OC 4500012345.pdf')
  })
})

describe('a document of a review item', () => {
  const underReview = async () => {
    const office = await Office.open()
    const content = await office.orderPdf({ locator: 'ZZZZZZZ', ocNumber: '4500099999' })
    await office.mail({ subject: 'Orden de compra', attachments: [{ filename: 'OC.pdf', content }] })
    const { id, files } = await office.review()
    return { office, fileId: files[0]?.id ?? '', owner: { kind: 'review', reviewId: id } as const }
  }

  it('is given out while it is open, and for a week after it was answered', async () => {
    const { office, fileId, owner } = await underReview()
    expect(await nameOf(office, fileId, owner)).toBe('OC.pdf')
    await office.press({ type: 'dismiss_review', reviewId: owner.reviewId })
    expect(await nameOf(office, fileId, owner)).toBe('OC.pdf')
    await office.until('2026-12-02 12:00')
    expect(await nameOf(office, fileId, owner)).toBeNull()
  })
})

describe('a report', () => {
  it('is given out for a day', async () => {
    const office = await Office.open()
    const { id } = await keepReport(Buffer.from('PK'), 'reporte.xlsx', office)
    expect(await nameOf(office, id, { kind: 'report' })).toBe('reporte.xlsx')
    await office.until('2026-11-24 11:00')
    expect(await nameOf(office, id, { kind: 'report' })).toBeNull()
  })
})
