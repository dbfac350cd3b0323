import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { createOcrReader } from '../../../../src/adapters/ocr/ocr-reader.js'
import type { DocumentReading } from '../../../../src/domain/document.js'
import { readConfirmation } from '../../../../src/reading/confirmation.js'
import { readPurchaseOrder } from '../../../../src/reading/purchase-order.js'
import { quietLog } from '../../../fakes/quiet.js'
import { picturePdf, textPdf } from '../../../fixtures/pdf-files.js'

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/documents/${name}`, import.meta.url))

/** Loading Tesseract and reading a page take seconds, and more where others keep the machine busy. */
const PATIENCE = { timeout: 120_000 }

const pagesOf = (reading: DocumentReading) => (reading.ok ? reading.pages : [])

describe('recognising text', PATIENCE, () => {
  const told: string[] = []
  const log = { ...quietLog, info: (_fields: object, message: string) => void told.push(message) }
  const reader = createOcrReader(log)
  afterAll(() => reader.stop())

  it.each(['order-scan.pdf', 'order-photo.jpg', 'order-sideways.jpg', 'order-fax.tif'])(
    'reads the order in %s as if it were printed',
    async (name) => {
      const reading = await reader.read(fixture(name))
      expect(reading).toMatchObject({ ok: true, recognised: { confidence: expect.toSatisfy(isSure) } })
      expect(readPurchaseOrder(pagesOf(reading))).toMatchObject({
        nature: 'order',
        ocNumber: '4500012345',
        amounts: expect.arrayContaining([{ minor: 528_701, currency: 'CLP' }]),
      })
    },
  )

  const isSure = (confidence: number): boolean => confidence >= 85

  it.each(['confirmation-scan.pdf', 'confirmation-photo.jpg'])('reads the booking in %s', async (name) => {
    const reading = readConfirmation(pagesOf(await reader.read(fixture(name))))
    expect(reading).toMatchObject({
      outcome: 'reservation',
      booking: {
        locator: 'AAPQRST',
        bookingId: '45000000',
        agency: 'EMPRESA EJEMPLO S.A.',
        total: { minor: 1_234_567, currency: 'CLP' },
        cancellationDeadline: '2026-02-28',
        stays: [{ checkIn: '2026-03-03', checkOut: '2026-03-06', roomCount: 2 }],
      },
    })
  })

  it('says that it is not sure of a picture in which letters have six pixels', async () => {
    const reading = await reader.read(fixture('order-faint.jpg'))
    expect(reading.ok && reading.recognised?.confidence).toBeLessThan(80)
  })

  it('tells the log of each scan and each page', () => {
    expect(new Set(told)).toEqual(
      new Set([
        'recognising the text of a scan',
        'a page of a scan was recognised',
        'the text of a scan was recognised',
      ]),
    )
  })

  it('calls a page with nothing on it a scan of which nothing is known', async () => {
    expect(await reader.read(picturePdf())).toEqual({ ok: false, fault: 'scanned' })
  })

  it.each([
    ['picture cut short', fixture('order-photo.jpg').subarray(0, 300)],
    ['PDF cut short', textPdf('word').subarray(0, 60)],
  ])('calls a %s damaged, and reads the next one', async (_, content) => {
    expect(await reader.read(content)).toEqual({ ok: false, fault: 'damaged' })
    expect(await reader.read(fixture('order-fax.tif'))).toMatchObject({ ok: true })
  })

  it.each([
    ['empty', new Uint8Array()],
    ['wrong_type', new TextEncoder().encode('Estimados: adjunto la OC')],
  ])('calls a file %s without starting anything', async (fault, content) => {
    expect(await reader.read(content)).toEqual({ ok: false, fault })
  })
})

describe('a recognising process', PATIENCE, () => {
  it('is ended when its time is over, and the next file gets another', async () => {
    const reader = createOcrReader(quietLog, { timeoutMs: 50 })
    const faults = [
      await reader.read(fixture('order-scan.pdf')),
      await reader.read(fixture('order-scan.pdf')),
    ]
    expect(faults).toEqual([
      { ok: false, fault: 'too_slow' },
      { ok: false, fault: 'too_slow' },
    ])
    await reader.stop()
  })

  it('is ended when it takes too much memory', async () => {
    const reader = createOcrReader(quietLog, { maxGrowthBytes: 1024 * 1024 })
    expect(await reader.read(fixture('order-scan.pdf'))).toEqual({ ok: false, fault: 'too_large' })
    await reader.stop()
  })

  it('refuses a picture of more pixels than any page has', async () => {
    const reader = createOcrReader(quietLog, { maxPixels: 10_000 })
    expect(await reader.read(fixture('order-photo.jpg'))).toEqual({ ok: false, fault: 'too_large' })
    await reader.stop()
  })

  it('leaves the service its time: timers run on while a page is read', async () => {
    const reader = createOcrReader(quietLog)
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 20)
    await reader.read(fixture('order-scan.pdf'))
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(20)
    await reader.stop()
  })
})
