import type { DocumentReading, PageText } from '../../domain/document.js'
import type { OfficeLimits } from './limits.js'
import { EXCEL_MAIN, type Parts, TooLarge, unpack, WORD_MAIN } from './unpack.js'

/** The libraries are large: each is loaded with the first file of its kind. */
const readParts = async (parts: Parts): Promise<readonly PageText[] | null> => {
  if (WORD_MAIN in parts) return (await import('./word.js')).readWord(parts)
  return EXCEL_MAIN in parts ? (await import('./excel.js')).readExcel(parts) : null
}

const toReading = (pages: readonly PageText[] | null, limits: OfficeLimits): DocumentReading => {
  if (pages === null) return { ok: false, fault: 'wrong_type' }
  const items = pages.reduce((sum, page) => sum + page.items.length, 0)
  if (items > limits.maxItems) return { ok: false, fault: 'too_large' }
  // What it has is a picture, as a scan has.
  return items === 0 ? { ok: false, fault: 'scanned' } : { ok: true, pages }
}

/** Reads a .docx or .xlsx. Runs in the child process: it may take all its time and memory. */
export const readOfficeFile = async (content: Uint8Array, limits: OfficeLimits): Promise<DocumentReading> => {
  try {
    return toReading(await readParts(unpack(content, limits)), limits)
  } catch (error) {
    return { ok: false, fault: error instanceof TooLarge ? 'too_large' : 'damaged' }
  }
}
