import type { DocumentText } from '../../ports.js'
import { type ChildLimits, createReadingProcess } from '../reading-process/reading-process.js'
import type { OfficeLimits } from './limits.js'

export interface OfficeOptions extends ChildLimits, OfficeLimits {
  readonly maxBytes: number
  readonly idleMs: number
}

const MEGABYTE = 1024 * 1024

export const OFFICE_LIMITS: OfficeOptions = {
  timeoutMs: 15_000,
  maxGrowthBytes: 500 * MEGABYTE,
  maxBytes: 15 * MEGABYTE,
  maxUnpackedBytes: 50 * MEGABYTE,
  maxEntries: 2000,
  maxItems: 30_000,
  idleMs: 5 * 60_000,
}

/** Local file header of a zip (APPNOTE.TXT, 4.3.7). */
const ZIP = Buffer.from('PK\x03\x04', 'latin1')

const isZip = (content: Uint8Array): boolean => ZIP.equals(content.subarray(0, ZIP.length))

/** Reads .docx and .xlsx in a process of its own, one after the other. Any other zip is of the wrong type. */
export const createOfficeReader = (overrides: Partial<OfficeOptions> = {}): DocumentText => {
  const options: OfficeOptions = { ...OFFICE_LIMITS, ...overrides }
  const entry = new URL('./child.js', import.meta.url)
  const reader = createReadingProcess<OfficeLimits>({ ...options, entry, name: 'office file reader' })
  const { maxUnpackedBytes, maxEntries, maxItems } = options
  return {
    async read(content) {
      if (content.byteLength === 0) return { ok: false, fault: 'empty' }
      if (!isZip(content)) return { ok: false, fault: 'wrong_type' }
      if (content.byteLength > options.maxBytes) return { ok: false, fault: 'too_large' }
      return reader.read(content, { maxUnpackedBytes, maxEntries, maxItems })
    },
    stop: () => reader.stop(),
  }
}
