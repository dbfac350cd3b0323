import { createDocumentText } from '../../../../src/adapters/document-text/index.js'
import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import { createOfficeReader } from '../../../../src/adapters/office-files/office-reader.js'
import { createPdfReader } from '../../../../src/adapters/pdf/pdf-reader.js'
import { createSenderAuthenticator } from '../../../../src/adapters/sender-authentication/index.js'
import { toInstant } from '../../../../src/domain/time.js'
import { explainMail } from '../../../../src/engine/explain.js'
import { quietLog } from '../../../fakes/quiet.js'
import { mailMaker } from '../make/mails.js'
import type { Target } from '../target.js'
import { corpusBook, corpusSettings } from './settings.js'

const NOW = toInstant(Date.UTC(2026, 10, 26))

/** Recognising pictures takes seconds; they have a target of their own. */
const noOcr = { read: async () => ({ ok: false, fault: 'scanned' }) as const, stop: async () => undefined }

const NO_MAIL = 'these bytes are no mail'

/** The DNS of a network that is not there. */
const noDns = async (): Promise<never> => {
  throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' })
}

/** A mail's whole way up to what would be done about it: parser, sender, documents, judgement. */
export const open = async (): Promise<Target> => {
  const documents = createDocumentText(
    { pdf: createPdfReader(), office: createOfficeReader(), ocr: noOcr },
    quietLog,
  )
  const world = {
    settings: corpusSettings(),
    store: corpusBook(),
    parser: createMailParser(),
    authenticator: createSenderAuthenticator({ policyFor: () => ({ kind: 'exchange' }), resolver: noDns }),
    documents,
  }
  return {
    make: mailMaker(),
    run: async (source) => {
      try {
        const { kind, outcome } = await explainMail(source, 'imap', NOW, world)
        return `${outcome} ${kind}`
      } catch (error) {
        // The service makes a review item of it, as of all that it cannot examine; any other reason would be a fault.
        if (error instanceof Error && error.message.startsWith(NO_MAIL)) return 'review unreadable'
        throw error
      }
    },
    close: () => documents.stop(),
  }
}
