import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { createOfficeReader } from '../../../../src/adapters/office-files/office-reader.js'
import type { DocumentReading } from '../../../../src/domain/document.js'
import { documentText } from '../../../../src/reading/layout.js'
import { readPurchaseOrder } from '../../../../src/reading/purchase-order.js'

const MEGABYTE = 1024 * 1024

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/documents/${name}`, import.meta.url))

const textOf = (reading: DocumentReading): string =>
  reading.ok ? documentText(reading.pages) : reading.fault

/** What the directory of a zip says of the size of its first file, overwritten. */
const lyingAbout = (zip: Uint8Array, size: number): Uint8Array => {
  const copy = Buffer.from(zip)
  const entry = copy.indexOf('PK\x01\x02', 0, 'latin1')
  copy.writeUInt32LE(size, entry + 24)
  return copy
}

describe('an office file', () => {
  const reader = createOfficeReader()
  afterAll(() => reader.stop())

  it.each(['order.docx', 'order.xlsx'])('is read as the order that it is: %s', async (name) => {
    const reading = await reader.read(fixture(name))
    expect(readPurchaseOrder(reading.ok ? reading.pages : [])).toMatchObject({
      nature: 'order',
      ocNumber: '4500012345',
      amounts: expect.arrayContaining([{ minor: 528_701, currency: 'CLP' }]),
    })
  })

  it('of Word has its letterhead first, and its tables in columns', async () => {
    const lines = textOf(await reader.read(fixture('order.docx'))).split('\n')
    expect(lines[0]).toBe('ORDEN DE COMPRA N° 4500012345')
    expect(lines).toContain('1\tAlojamiento, reserva AAFVDUA\t$ 528.701')
  })

  it('of Excel shows amounts and days as people see them, and no hidden sheet', async () => {
    const text = textOf(await reader.read(fixture('order.xlsx')))
    expect(text).toContain('$ 528.701')
    expect(text).toContain('Fecha\t05/03/2026')
    expect(text).not.toContain('ANULADA')
  })

  it.each([
    ['empty', new Uint8Array()],
    ['wrong_type', strToU8('Estimados: adjunto la OC')],
    ['wrong_type', zipSync({ 'a.txt': strToU8('a zip of something else') })],
    ['damaged', fixture('order.docx').subarray(0, 2000)],
    ['damaged', zipSync({ 'word/document.xml': strToU8('<w:document') })],
    ['damaged', zipSync({ 'xl/workbook.xml': strToU8('no XML') })],
  ])('is called %s', async (fault, content) => {
    expect(textOf(await reader.read(content))).toBe(fault)
  })

  it('with a picture and no text is a scan', async () => {
    const parts = unzipSync(fixture('order.docx'))
    const bare = Object.fromEntries(Object.entries(parts).filter(([name]) => !/header/u.test(name)))
    const document = Buffer.from(parts['word/document.xml'] ?? []).toString()
    const emptied = document.replace(/<w:body>.*<\/w:body>/su, '<w:body><w:p/></w:body>')
    const content = zipSync({ ...bare, 'word/document.xml': strToU8(emptied) })
    expect(textOf(await reader.read(content))).toBe('scanned')
  })

  it('that would unpack into gigabytes is refused by its directory', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * MEGABYTE) })
    expect(bomb.length).toBeLessThan(MEGABYTE)
    expect(textOf(await reader.read(bomb))).toBe('too_large')
  })

  it('that lies about its size is not unpacked beyond what it said', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(400 * MEGABYTE) }, { level: 1 })
    expect(textOf(await reader.read(lyingAbout(bomb, 1000)))).toBe('damaged')
  })

  it('of more files than allowed is refused', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2100 }, (_, index) => [`${index}`, new Uint8Array()]),
    )
    expect(textOf(await reader.read(zipSync(many)))).toBe('too_large')
  })
})
