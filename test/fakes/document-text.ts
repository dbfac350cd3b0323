import type { DocumentReading, PageText } from '../../src/domain/document.js'
import type { DocumentText } from '../../src/ports.js'

const made = new Map<string, readonly PageText[]>()

/** Bytes that the fake reads as these pages. */
export const fakePdf = (...pages: readonly PageText[]): Uint8Array => {
  const text = `%PDF-fake ${JSON.stringify(pages)}`
  made.set(text, pages)
  return new TextEncoder().encode(text)
}

const readFake = (text: string): DocumentReading => {
  const pages = made.get(text)
  return pages ? { ok: true, pages } : { ok: false, fault: 'damaged' }
}

/** Reads what `fakePdf` made, at once and in this process. */
export class FakeDocumentText implements DocumentText {
  private stopped = false

  async read(content: Uint8Array): Promise<DocumentReading> {
    if (content.byteLength === 0) return { ok: false, fault: 'empty' }
    const text = new TextDecoder().decode(content)
    if (!text.startsWith('%PDF')) return { ok: false, fault: 'wrong_type' }
    if (this.stopped) throw new Error('the PDF reader was stopped')
    return readFake(text)
  }

  async stop(): Promise<void> {
    this.stopped = true
  }
}
