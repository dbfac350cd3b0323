import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LONGEST_COMMAND } from '../../bot/answer-command.js'
import { LONGEST } from '../../bot/cards/limits.js'
import { MOST_BYTES } from '../../bot/files/file-transfer.js'
import { HTTP_LIMITS } from '../../bot/http-guard.js'
import { PERSON_WINDOW } from '../../bot/person-rate.js'
import { MAX_BODY_BYTES } from '../../bot/request-body.js'
import { LIFETIME_MS } from '../../bot/signed-links.js'
import { MAX_UNPACKED_BYTES } from '../../src/adapters/client-sheet/xlsx.js'
import { DEFAULT_MAX_MAIL_BYTES } from '../../src/adapters/imap/account.js'
import { MAX_ATTACHMENTS, MAX_DEPTH, MAX_NESTED_MAILS } from '../../src/adapters/mail-parser/attachments.js'
import { PARSE_LIMIT_MS } from '../../src/adapters/mail-parser/mail-parser.js'
import { MAX_HTML_CHARS } from '../../src/adapters/mail-parser/mime-parts.js'
import { OCR_LIMITS } from '../../src/adapters/ocr/ocr-reader.js'
import { OFFICE_LIMITS } from '../../src/adapters/office-files/office-reader.js'
import { PDF_LIMITS } from '../../src/adapters/pdf/pdf-reader.js'
import { MOST_OTHERS } from '../../src/engine/ingest/examine.js'
import { TRIES } from '../../src/engine/ingest/receive.js'
import { MAX_CARD_BYTES } from '../fixtures/views/card-check.js'

const page = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8')

const bytes = (count: number): string =>
  count >= 1024 * 1024 ? `${count / 1024 / 1024} MB` : `${count / 1024} KB`
const seconds = (ms: number): string => `${ms / 1_000} s`

const LIMITS: Readonly<Record<string, string>> = {
  'a mail; a larger one is not fetched, and asked about': bytes(DEFAULT_MAX_MAIL_BYTES),
  'time to take a mail apart': seconds(PARSE_LIMIT_MS),
  'tries with a mail that cannot be read or judged, before it is set aside': String(TRIES),
  'attachments of a mail that are looked at': String(MAX_ATTACHMENTS),
  'of these, files that are read beside the PDFs': String(MOST_OTHERS),
  'mails in a mail: deep / in all': `${MAX_DEPTH} / ${MAX_NESTED_MAILS}`,
  'characters of HTML': String(MAX_HTML_CHARS),
  'a PDF: size / pages': `${bytes(PDF_LIMITS.maxBytes)} / ${PDF_LIMITS.maxPages}`,
  'a PDF: time / memory': `${seconds(PDF_LIMITS.timeoutMs)} / ${bytes(PDF_LIMITS.maxGrowthBytes)}`,
  'a .docx or .xlsx: size / unpacked': `${bytes(OFFICE_LIMITS.maxBytes)} / ${bytes(OFFICE_LIMITS.maxUnpackedBytes)}`,
  'a .docx or .xlsx: time / memory': `${seconds(OFFICE_LIMITS.timeoutMs)} / ${bytes(OFFICE_LIMITS.maxGrowthBytes)}`,
  'a scan: size / pages / points': `${bytes(OCR_LIMITS.maxBytes)} / ${OCR_LIMITS.maxPages} / ${OCR_LIMITS.maxPixels}`,
  'a scan: time / memory': `${seconds(OCR_LIMITS.timeoutMs)} / ${bytes(OCR_LIMITS.maxGrowthBytes)}`,
  'a sheet of clients: size / unpacked': `${bytes(MOST_BYTES)} / ${bytes(MAX_UNPACKED_BYTES)}`,
  'the body of a request, with all that a card sends': bytes(MAX_BODY_BYTES),
  'the headers of a request': bytes(HTTP_LIMITS.maxHeaderBytes),
  'time for the headers / for the whole request': `${seconds(HTTP_LIMITS.headersTimeoutMs)} / ${seconds(HTTP_LIMITS.requestTimeoutMs)}`,
  'a connection without a byte': seconds(HTTP_LIMITS.silenceMs),
  'connections at once': String(HTTP_LIMITS.maxConnections),
  'a card that is posted': bytes(MAX_CARD_BYTES),
  'characters of a note / a reason / an OC number in a card': `${LONGEST.note} / ${LONGEST.reason} / ${LONGEST.ocNumber}`,
  'characters of a command': String(LONGEST_COMMAND),
  'messages and presses of one person': `${PERSON_WINDOW.most} in ${seconds(PERSON_WINDOW.ms)}`,
  'a link to a document': seconds(LIFETIME_MS),
}

test('the table of limits says what holds', () => {
  const table = /## Limits\n[\s\S]*?\| --- \| --- \|\n(?<rows>(?:\|.*\n)*)/u.exec(page)?.groups?.['rows']
  const rows = Object.entries(LIMITS).map(([name, value]) => `| ${name} | ${value} |\n`)
  expect(table).toBe(rows.join(''))
})
