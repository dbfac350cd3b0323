import type { DocumentText, Logger } from '../../ports.js'
import { type ChildLimits, createReadingProcess } from '../reading-process/reading-process.js'
import type { OcrLimits } from './limits.js'
import { pictureType } from './picture-type.js'

export interface OcrOptions extends ChildLimits, OcrLimits {
  readonly maxBytes: number
  readonly idleMs: number
}

const MEGABYTE = 1024 * 1024

export const OCR_LIMITS: OcrOptions = {
  timeoutMs: 60_000,
  maxGrowthBytes: 1200 * MEGABYTE,
  maxBytes: 15 * MEGABYTE,
  maxPages: 5,
  maxPixels: 60_000_000,
  idleMs: 5 * 60_000,
}

const isPdf = (content: Uint8Array): boolean =>
  Buffer.from(content.buffer, content.byteOffset, Math.min(1024, content.length)).includes('%PDF')

/**
 * Recognises text in pictures (PNG, JPEG, WebP, TIFF) and in the pages of PDFs, one file at a time, in a process of its own
 * that is started with the first one and ended when there is nothing to do: it takes 250 to 600 MB. No network is used.
 */
export const createOcrReader = (log: Logger, overrides: Partial<OcrOptions> = {}): DocumentText => {
  const options: OcrOptions = { ...OCR_LIMITS, ...overrides }
  const entry = new URL('./child.js', import.meta.url)
  const onStep = (facts: object): void => log.info(facts, 'a page of a scan was recognised')
  const process = createReadingProcess<OcrLimits>({ ...options, entry, name: 'text recogniser', onStep })

  const recognise: DocumentText['read'] = async (content) => {
    const begun = performance.now()
    log.info({ bytes: content.length }, 'recognising the text of a scan')
    const reading = await process.read(content, { maxPages: options.maxPages, maxPixels: options.maxPixels })
    const outcome = reading.ok
      ? { pages: reading.pages.length, confidence: reading.recognised?.confidence }
      : { fault: reading.fault }
    log.info({ ...outcome, ms: Math.round(performance.now() - begun) }, 'the text of a scan was recognised')
    return reading
  }

  return {
    async read(content) {
      if (content.byteLength === 0) return { ok: false, fault: 'empty' }
      if (content.byteLength > options.maxBytes) return { ok: false, fault: 'too_large' }
      if (pictureType(content) === null && !isPdf(content)) return { ok: false, fault: 'wrong_type' }
      return recognise(content)
    },
    stop: () => process.stop(),
  }
}
