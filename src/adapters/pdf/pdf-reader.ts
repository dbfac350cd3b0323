import type { DocumentFault } from '../../domain/document.js'
import type { DocumentText } from '../../ports.js'
import { type ChildLimits, createReadingProcess } from '../reading-process/reading-process.js'
import type { ReadLimits } from './limits.js'

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

/** Reads PDFs in a process of its own. `read` rejects only when it cannot be started, or was stopped. */
export const createPdfReader = (overrides: Partial<PdfReaderOptions> = {}): DocumentText => {
  const options: PdfReaderOptions = { ...PDF_LIMITS, ...overrides }
  const entry = new URL('./child.js', import.meta.url)
  const reader = createReadingProcess<ReadLimits>({ ...options, entry, name: 'PDF reader' })
  const { maxPages, maxCharacters, maxItems } = options
  return {
    read(content) {
      const fault = refuse(content, options)
      if (fault) return Promise.resolve({ ok: false, fault })
      return reader.read(content, { maxPages, maxCharacters, maxItems })
    },
    stop: () => reader.stop(),
  }
}
