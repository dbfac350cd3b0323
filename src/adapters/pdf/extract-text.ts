import { PDFParse } from 'pdf-parse'
import type { DocumentFault, DocumentReading, PageText, TextItem } from '../../domain/document.js'
import type { ReadLimits } from './limits.js'

type Matrix = readonly [number, number, number, number, number, number]

/** The part of a pdf.js document that we use (pdf-parse hands it out untyped). */
interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
}

interface PdfPage {
  getViewport(options: { scale: number }): { width: number; height: number; transform: Matrix }
  getTextContent(): Promise<{ items: readonly (PdfTextItem | { readonly type: string })[] }>
  cleanup(): void
}

interface PdfTextItem {
  readonly str: string
  readonly transform: Matrix
  readonly width: number
  readonly height: number
  readonly fontName: string
}

class Refusal extends Error {
  readonly fault: DocumentFault
  constructor(fault: DocumentFault) {
    super(fault)
    this.fault = fault
  }
}

/** ISO 32000-1, 8.3.3: first `inner`, then `outer`. */
const combine = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]

interface PlacedItem {
  readonly item: TextItem
  readonly upright: boolean
}

const place = (run: PdfTextItem, view: Matrix): PlacedItem => {
  const [a, b, c, d, x, y] = combine(view, run.transform)
  const item = { text: run.str, x, y, width: run.width, height: Math.hypot(c, d), font: run.fontName }
  return { item, upright: a > 0 && Math.abs(b) < 0.01 * a }
}

/** A stamp or watermark across the page would only tear its lines; a page that is all askew is kept as it is. */
const uprightOnes = (placed: readonly PlacedItem[]): readonly TextItem[] => {
  const upright = placed.filter((one) => one.upright)
  return (upright.length > 0 ? upright : placed).map(({ item }) => item)
}

const readPage = async (page: PdfPage): Promise<PageText> => {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const runs = items.filter((item) => 'str' in item).filter((item) => item.str.trim() !== '')
  page.cleanup()
  return { width, height, items: uprightOnes(runs.map((run) => place(run, transform))) }
}

const readPages = async (document: PdfDocument, limits: ReadLimits): Promise<readonly PageText[]> => {
  if (document.numPages > limits.maxPages) throw new Refusal('too_large')
  const pages: PageText[] = []
  let [items, characters] = [0, 0]
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await readPage(await document.getPage(number))
    items += page.items.length
    characters += page.items.reduce((sum, item) => sum + item.text.length, 0)
    if (items > limits.maxItems || characters > limits.maxCharacters) throw new Refusal('too_large')
    pages.push(page)
  }
  if (items === 0) throw new Refusal('scanned')
  return pages
}

const faultOf = (error: unknown): DocumentFault => {
  if (error instanceof Refusal) return error.fault
  return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged'
}

/**
 * Text and place of everything on the pages. Runs in the child process: it may take all its time and memory.
 * Whatever pdf.js cannot open or read is `damaged`.
 */
export const extractText = async (content: Uint8Array, limits: ReadLimits): Promise<DocumentReading> => {
  const parser = new PDFParse({ data: content, verbosity: 0, isEvalSupported: false, useSystemFonts: false })
  try {
    // pdf-parse has no public way to the placed items, only to text in the order of the file.
    const document: PdfDocument = await parser['load']()
    return { ok: true, pages: await readPages(document, limits) }
  } catch (error) {
    return { ok: false, fault: faultOf(error) }
  } finally {
    await parser.destroy().catch(() => undefined)
  }
}
