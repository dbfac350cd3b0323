import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { closeDocuments, CONFIRMER, Office } from '../../story/office.js'

afterAll(closeDocuments)

/** Recognising takes seconds, and more where others keep the machine busy. */
const PATIENCE = { timeout: 120_000 }

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url))

const papers = (name: string, filename = name) => [{ filename, content: fixture(name) }]

const waiting = async (): Promise<Office> => {
  const office = await Office.open()
  await office.confirmation({ locator: 'AAFVDUA' })
  return office
}

describe('a scanned confirmation', PATIENCE, () => {
  it('makes no reservation and sends nothing: staff see what it seems to say', async () => {
    const office = await Office.open()
    await office.mail({
      from: CONFIRMER,
      subject: 'Confirmación',
      attachments: papers('confirmation-scan.pdf'),
    })
    expect(office.sent).toEqual([])
    expect(await office.review()).toMatchObject({
      kind: 'unreadable_confirmation',
      locator: null,
      facts: {
        problem: 'scanned',
        confidence: expect.stringMatching(/^\d\d %$/u),
        suggestedLocator: 'AAPQRST',
        suggestedAgency: 'EMPRESA EJEMPLO S.A.',
        suggestedTotal: 'CLP 1234567',
        suggestedCheckIn: '2026-03-03',
        suggestedCheckOut: '2026-03-06',
      },
      files: [{ filename: 'confirmation-scan.pdf' }],
    })
  })

  it('is a question about its sender where that is nobody who confirms', async () => {
    const office = await Office.open()
    await office.mail({ subject: 'Confirmación', attachments: papers('confirmation-photo.jpg', 'foto.jpg') })
    expect(await office.review()).toMatchObject({ kind: 'unauthorised_sender' })
  })
})

describe('an order that is no PDF with text', PATIENCE, () => {
  it.each([
    ['a scan', 'order-scan.pdf', 'documento.pdf'],
    ['a photograph', 'order-photo.jpg', 'IMG_2031.jpg'],
    ['a Word file', 'order.docx', 'documento.docx'],
    ['an Excel file', 'order.xlsx', 'documento.xlsx'],
    ['a PDF in a winmail.dat', 'winmail.dat', 'winmail.dat'],
  ])('is recognised in %s by the locator that it names', async (_, name, filename) => {
    const office = await waiting()
    await office.mail({
      subject: 'RV: documentos',
      text: 'Va lo pedido.',
      attachments: papers(name, filename),
    })
    const { state, purchaseOrder } = await office.reservation('AAFVDUA')
    expect([state, purchaseOrder?.number]).toEqual(['received', '4500012345'])
  })

  it('is asked about where little of it could be made out, and nothing announces it', async () => {
    const office = await waiting()
    await office.mail({ subject: 'RV: documentos', text: 'OC', attachments: papers('order-faint.jpg') })
    expect((await office.reservation('AAFVDUA')).state).toBe('requested')
    expect(await office.review()).toMatchObject({ kind: 'oc_to_assign' })
  })
})
