import { createPdfReader } from '../../../../src/adapters/pdf/pdf-reader.js'
import { pdfMaker } from '../make/pdfs.js'
import type { Target } from '../target.js'
import { understand } from './understand.js'

/** PDFs in the reader's child process, and what is understood of them. */
export const open = async (): Promise<Target> => {
  const reader = createPdfReader()
  return {
    make: pdfMaker(),
    run: async (content) => understand(await reader.read(content)),
    close: () => reader.stop(),
  }
}
