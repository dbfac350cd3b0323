import type { DocumentFault, DocumentReading } from '../../domain/document.js'
import type { DocumentText } from '../../ports.js'
import { type ChildLimits, type ReadingChild, startChild } from './child-process.js'
import type { ReadLimits } from './messages.js'

export interface PdfReaderOptions extends ChildLimits, ReadLimits {
  readonly maxBytes: number
}

const MEGABYTE = 1024 * 1024

export const PDF_LIMITS: PdfReaderOptions = {
  timeoutMs: 10_000,
  maxGrowthBytes: 400 * MEGABYTE,
  maxBytes: 15 * MEGABYTE,
  maxPages: 50,
  maxCharacters: 1_000_000,
  maxItems: 30_000,
}

/** Readers take a header anywhere in the first 1024 bytes (ISO 32000-1, annex H, note 13). */
const HEADER_WITHIN = 1024

const refuse = (content: Uint8Array, options: PdfReaderOptions): DocumentFault | null => {
  if (content.byteLength === 0) return 'empty'
  if (content.byteLength > options.maxBytes) return 'too_large'
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, HEADER_WITHIN))
  return head.includes('%PDF') ? null : 'wrong_type'
}

/**
 * Reads PDFs one after the other in a child process, which is kept for the next file, and ended (SIGKILL) where a file
 * takes too long or too much memory: that file is `too_slow` or `too_large`, those behind it are read by a new child.
 * `read` rejects only when no child can be started, or the reader was stopped.
 */
export const createPdfReader = (overrides: Partial<PdfReaderOptions> = {}): DocumentText => {
  const options: PdfReaderOptions = { ...PDF_LIMITS, ...overrides }
  let child: ReadingChild | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let stopped = false

  const usableChild = async (): Promise<ReadingChild> => {
    if (stopped) throw new Error('the PDF reader was stopped')
    if (child && !child.isUsable(options)) {
      await child.end()
      child = null
    }
    child ??= startChild()
    return child
  }

  const readNext = async (content: Uint8Array): Promise<DocumentReading> => {
    const reader = await usableChild()
    const { maxPages, maxCharacters, maxItems } = options
    return reader.read({ content, limits: { maxPages, maxCharacters, maxItems } }, options)
  }

  return {
    read(content) {
      const fault = refuse(content, options)
      if (fault) return Promise.resolve({ ok: false, fault })
      const reading = queue.then(() => readNext(content))
      queue = reading.catch(() => undefined)
      return reading
    },
    async stop() {
      stopped = true
      await child?.end()
    },
  }
}
