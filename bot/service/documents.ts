import { createDocumentText } from '../../src/adapters/document-text/index.js'
import { createOcrReader } from '../../src/adapters/ocr/ocr-reader.js'
import { createOfficeReader } from '../../src/adapters/office-files/office-reader.js'
import { createPdfReader } from '../../src/adapters/pdf/pdf-reader.js'
import type { DocumentText, Logger } from '../../src/ports.js'

/** The reader of all documents. Each kind has a process of its own, which is started with the first file of that kind. */
export const openDocuments = (log: Logger): DocumentText =>
  createDocumentText({ pdf: createPdfReader(), office: createOfficeReader(), ocr: createOcrReader(log) }, log)
