import { unzipSync } from 'fflate'
import type { OfficeLimits } from './limits.js'

/** The files in an office file, by their names. */
export type Parts = Readonly<Record<string, Uint8Array>>

/** The part that says which kind of file it is (ECMA-376, as Office and LibreOffice name them). */
export const WORD_MAIN = 'word/document.xml'
export const EXCEL_MAIN = 'xl/workbook.xml'

export class TooLarge extends Error {}

/** Pictures, macros and embedded files hold no text of the document. */
const WITHOUT_TEXT = /^(?:word\/(?:media|embeddings|fonts)\/|.*vbaProject\.bin$)/u

/**
 * Unpacks an office file (a zip). The sizes that its directory promises are looked at first, and no more than what is
 * promised is unpacked: a small file cannot grow into gigabytes.
 * @throws TooLarge; another error where the zip is damaged
 */
export const unpack = (content: Uint8Array, limits: OfficeLimits): Parts => {
  let [entries, bytes] = [0, 0]
  return unzipSync(content, {
    filter: ({ name, originalSize }) => {
      entries += 1
      if (WITHOUT_TEXT.test(name)) return false
      bytes += originalSize
      if (entries > limits.maxEntries || bytes > limits.maxUnpackedBytes) throw new TooLarge(name)
      return true
    },
  })
}
