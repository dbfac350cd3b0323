import { PDFParse } from 'pdf-parse'
import type { DocumentFault, DocumentReading } from '../../domain/document.js'
import type { OnStep } from '../reading-process/child-process.js'
import type { OcrLimits } from './limits.js'
import { confidenceOf, lettersOf, type RecognisedPage, toPageText } from './page-text.js'
import { type PictureType, pictureType } from './picture-type.js'
import type { Recogniser } from './recogniser.js'
import { type Sheet, sheetOf, type Turn } from './sheet.js'

/** Pixels across a page of a PDF: A4 at 240 dpi. */
const DRAWN_WIDTH = 2000
/** A page that says so much so surely stands upright; else the other ways up are tried too. */
const UPRIGHT = { letters: 80, confidence: 60 }
const OTHER_TURNS: readonly Turn[] = [1, 3, 2]

const worth = (page: RecognisedPage): number => lettersOf(page) * confidenceOf([page])

const isUpright = (page: RecognisedPage): boolean =>
  lettersOf(page) >= UPRIGHT.letters && confidenceOf([page]) >= UPRIGHT.confidence

const readSheet = async (sheet: Sheet, recogniser: Recogniser): Promise<RecognisedPage> =>
  toPageText(await recogniser.recognise(sheet.picture), sheet)

/** Reads a picture the way up that says most. `length`: of its longest side, in points. */
const readPicture = async (
  content: Uint8Array,
  limits: OcrLimits,
  recogniser: Recogniser,
  length?: number,
): Promise<RecognisedPage | null> => {
  let best: RecognisedPage | null = null
  for (const turn of [0, ...OTHER_TURNS] as const) {
    const sheet = await sheetOf(content, turn, limits.maxPixels, length)
    if (sheet === null) return null
    const page = await readSheet(sheet, recogniser)
    if (best === null || worth(page) > worth(best)) best = page
    // Text that lies on its side is read as something; an empty page as nothing.
    if (isUpright(page) || page.words.length === 0) break
  }
  return best
}

/** The decoder of pictures knows no TIFF; Tesseract does, but neither JPEG nor Deflate inside it. */
const readTiff = async (content: Uint8Array, recogniser: Recogniser): Promise<RecognisedPage> => {
  const recognised = await recogniser.recognise(content)
  const lowest = toPageText(recognised, { scale: 1, width: 0, height: 0 }).page.items.map(({ y }) => y)
  const scale = 842 / Math.max(842, ...lowest)
  return toPageText(recognised, { scale, width: 595, height: 842 })
}

type PageReader = (content: Uint8Array) => Promise<RecognisedPage | null>

const readOnePicture: (type: PictureType, limits: OcrLimits, recogniser: Recogniser) => PageReader =
  (type, limits, recogniser) => (content) =>
    type === 'tiff' ? readTiff(content, recogniser) : readPicture(content, limits, recogniser)

/** Draws the pages of a PDF one after the other, so that only one is in memory. */
const readDrawnPages = async (
  content: Uint8Array,
  limits: OcrLimits,
  recogniser: Recogniser,
  step: OnStep,
): Promise<readonly RecognisedPage[]> => {
  const parser = new PDFParse({ data: content, verbosity: 0, isEvalSupported: false, useSystemFonts: false })
  const pages: RecognisedPage[] = []
  try {
    for (let [page, last] = [1, 1]; page <= Math.min(last, limits.maxPages); page += 1) {
      const drawn = await parser.getScreenshot({
        partial: [page],
        desiredWidth: DRAWN_WIDTH,
        imageDataUrl: false,
      })
      last = drawn.total
      const [shot] = drawn.pages
      const length = shot && Math.max(shot.width, shot.height) / shot.scale
      const read = shot && (await readPicture(shot.data, limits, recogniser, length))
      if (read) pages.push(read)
      step({ page, of: last })
    }
  } finally {
    await parser.destroy().catch(() => undefined)
  }
  return pages
}

const failed = (fault: DocumentFault): DocumentReading => ({ ok: false, fault })

const toReading = (pages: readonly RecognisedPage[]): DocumentReading =>
  pages.some(({ words }) => words.length > 0)
    ? {
        ok: true,
        pages: pages.map(({ page }) => page),
        recognised: { confidence: confidenceOf(pages) },
      }
    : failed('scanned')

/**
 * Makes out the text of a picture, or of the pages of a PDF as they would be printed. Runs in the child process.
 * `scanned`: there is nothing on it that could be made out; `damaged`: it cannot be opened.
 */
export const recogniseDocument =
  (recogniser: Recogniser) =>
  async (content: Uint8Array, limits: OcrLimits, step: OnStep): Promise<DocumentReading> => {
    const type = pictureType(content)
    try {
      if (type === null) return toReading(await readDrawnPages(content, limits, recogniser, step))
      const page = await readOnePicture(type, limits, recogniser)(content)
      return page ? toReading([page]) : failed('too_large')
    } catch {
      return failed('damaged')
    }
  }
