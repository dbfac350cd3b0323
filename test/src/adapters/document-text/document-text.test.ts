import { describe, expect, it } from 'vitest'
import { createDocumentText } from '../../../../src/adapters/document-text/index.js'
import type { DocumentReading } from '../../../../src/domain/document.js'
import type { DocumentText } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { pageOf } from '../../../fixtures/mails/page.js'

const text = (line: string): DocumentReading => ({ ok: true, pages: [pageOf([line])] })
const LONG = 'Orden de compra '.repeat(10)
const RECOGNISED: DocumentReading = { ok: true, pages: [pageOf([LONG])], recognised: { confidence: 90 } }
const OTHER: DocumentReading = { ok: false, fault: 'wrong_type' }
const SCAN: DocumentReading = { ok: false, fault: 'scanned' }

const readerOf = (reading: DocumentReading): DocumentText => ({
  read: () => Promise.resolve(reading),
  stop: () => Promise.resolve(),
})

const BROKEN: DocumentText = {
  read: () => Promise.reject(new Error('the process of the text recogniser did not start')),
  stop: () => Promise.resolve(),
}

const read = (readers: {
  pdf?: DocumentReading
  office?: DocumentReading
  ocr?: DocumentText
}): Promise<DocumentReading> =>
  createDocumentText(
    {
      pdf: readerOf(readers.pdf ?? OTHER),
      office: readerOf(readers.office ?? OTHER),
      ocr: readers.ocr ?? readerOf(RECOGNISED),
    },
    quietLog,
  ).read(new Uint8Array(9))

describe('a reader of all documents', () => {
  it('leaves a PDF with text as it is', async () => {
    expect(await read({ pdf: text(LONG) })).toEqual(text(LONG))
  })

  it('recognises a PDF without text', async () => {
    expect(await read({ pdf: SCAN })).toEqual(RECOGNISED)
  })

  it('recognises a PDF that has a stamp of its scanner and no more', async () => {
    expect(await read({ pdf: text('Escaneado con una aplicación') })).toEqual(RECOGNISED)
  })

  it('keeps the few words of a PDF in which no more is seen', async () => {
    expect(await read({ pdf: text('Gracias'), ocr: readerOf(text('Gracias')) })).toEqual(text('Gracias'))
  })

  it('recognises what is neither a PDF nor an office file', async () => {
    expect(await read({})).toEqual(RECOGNISED)
  })

  it('does not recognise a damaged PDF', async () => {
    expect(await read({ pdf: { ok: false, fault: 'damaged' } })).toEqual({ ok: false, fault: 'damaged' })
  })

  it('calls a scan one where nothing can be recognised at all', async () => {
    expect(await read({ pdf: SCAN, ocr: BROKEN })).toEqual(SCAN)
  })
})
