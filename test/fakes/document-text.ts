import type { DocumentReading, PageText } from '../../src/domain/document.js'
import type { DocumentText } from '../../src/ports.js'

const HEADER = '%PDF-fake\n'

/** Bytes that the fake reads as these pages. */
export const fakePdf = (...pages: readonly PageText[]): Uint8Array =>
  new TextEncoder().encode(HEADER + JSON.stringify(pages))

const readFake = (text: string): DocumentReading => {
  try {
    return { ok: true, pages: JSON.parse(text.slice(HEADER.length)) as readonly PageText[] }
  } catch {
    return { ok: false, fault: 'damaged' }
  }
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
