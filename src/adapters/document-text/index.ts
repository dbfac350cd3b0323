import type { DocumentReading } from '../../domain/document.js'
import type { DocumentText, Logger } from '../../ports.js'

/** Each says `wrong_type` of what is not for it. */
export interface DocumentReaders {
  readonly pdf: DocumentText
  readonly office: DocumentText
  readonly ocr: DocumentText
}

/** A scan with no more text than this has a stamp of the scanner's or a gateway's on it, not its words. */
const STAMP_LENGTH = 80

const lengthOf = (reading: DocumentReading): number =>
  reading.ok ? reading.pages.flatMap(({ items }) => items).reduce((sum, { text }) => sum + text.length, 0) : 0

const isScan = (reading: DocumentReading): boolean =>
  reading.ok ? lengthOf(reading) < STAMP_LENGTH : reading.fault === 'scanned'

const isOther = (reading: DocumentReading): boolean => !reading.ok && reading.fault === 'wrong_type'

/**
 * Reads any document that a mail may bring, by its own bytes: PDFs, office files, pictures. A PDF whose pages are pictures
 * is recognised as those are; where that cannot be done, it stays `scanned`.
 */
export const createDocumentText = ({ pdf, office, ocr }: DocumentReaders, log: Logger): DocumentText => {
  let stopped = false

  const recognise = async (content: Uint8Array): Promise<DocumentReading> => {
    try {
      return await ocr.read(content)
    } catch (error) {
      if (stopped) throw error
      log.error({ err: error }, 'scans cannot be recognised')
      return { ok: false, fault: 'scanned' }
    }
  }

  const readPdf = async (content: Uint8Array): Promise<DocumentReading> => {
    const own = await pdf.read(content)
    if (!isScan(own)) return own
    const recognised = await recognise(content)
    return recognised.ok && lengthOf(recognised) > 2 * lengthOf(own) ? recognised : own
  }

  return {
    async read(content) {
      for (const read of [readPdf, (other: Uint8Array) => office.read(other)]) {
        const reading = await read(content)
        if (!isOther(reading)) return reading
      }
      return recognise(content)
    },
    async stop() {
      stopped = true
      await Promise.all([pdf.stop(), office.stop(), ocr.stop()])
    },
  }
}
