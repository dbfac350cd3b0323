import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import PdfKit from 'pdfkit'

/** One run of text, in points from the top left corner; `turn` is its place in the order of the file. */
export interface PlacedText {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly text: string
  readonly bold?: boolean
  readonly size?: number
  readonly turn?: number
}

export const A4 = { width: 595, height: 842 } as const

const TEXT_SIZE = 9

/** The fonts come with pdf.js. The standard PDF fonts would not do: they lack the hyphen U+2010. */
const fontPath = (file: string): string => {
  const require = createRequire(import.meta.url)
  const pdfjs = createRequire(require.resolve('pdf-parse')).resolve('pdfjs-dist/package.json')
  return join(dirname(pdfjs), 'standard_fonts', file)
}

const openDocument = (): PDFKit.PDFDocument => {
  const info = { Producer: 'Control OC sample', CreationDate: new Date('2026-01-02T03:04:05Z') }
  const document = new PdfKit({ size: [A4.width, A4.height], margin: 0, autoFirstPage: false, info })
  document.registerFont('regular', fontPath('LiberationSans-Regular.ttf'))
  document.registerFont('bold', fontPath('LiberationSans-Bold.ttf'))
  return document
}

const write = (document: PDFKit.PDFDocument, item: PlacedText): void => {
  document.font(item.bold ? 'bold' : 'regular').fontSize(item.size ?? TEXT_SIZE)
  document.text(item.text, item.x, item.y, { lineBreak: false })
}

const finish = (document: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    document.on('error', reject)
    document.end()
  })

/** Draws the texts in the order of their turns, whatever their places on the page. */
export const writePages = (texts: readonly PlacedText[]): Promise<Uint8Array> => {
  const document = openDocument()
  const pages = Math.max(1, ...texts.map((item) => item.page + 1))
  for (let page = 0; page < pages; page += 1) {
    document.addPage()
    const own = texts.filter((item) => item.page === page)
    for (const item of own.toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0))) write(document, item)
  }
  return finish(document)
}

/** Width of a text in points, for wrapping and for what stands right behind it. */
export const textMeasure = (): ((text: string, bold?: boolean, size?: number) => number) => {
  const document = openDocument()
  document.addPage()
  return (text, bold = false, size = TEXT_SIZE) =>
    document
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .widthOfString(text)
}
