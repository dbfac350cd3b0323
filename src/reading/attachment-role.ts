import type { OcDocument, ReadAttachment } from '../domain/mail-clues.js'
import type { Evidence } from '../domain/review.js'
import { foldWords } from './mail-words.js'
import { namedInMail } from './named-codes.js'
import { readOcNumber } from './oc-numbers.js'
import { OC_WORD } from './oc-phrases.js'
import { type DocumentNature, type OrderReading, readPurchaseOrder } from './purchase-order.js'

/** What an attachment is to the search for an OC. */
export interface AttachmentRole {
  readonly nature: DocumentNature | 'unread'
  /** Text of the document, empty where it has none. */
  readonly text: string
  /** Null for what can be no OC at all. */
  readonly document: OcDocument | null
}

/** Signals of documents without text; `oc-match` accepts only some of them. */
type UnreadKind =
  'scanned_pdf' | 'picture' | 'inline_picture' | 'office_file' | 'container' | 'unreadable_pdf'

const PICTURE = /^image\/(?!gif|svg|x-icon|vnd)/u
const PICTURE_NAME = /\.(?:jpe?g|png|tiff?|heic|webp|bmp)$/u
const OFFICE_NAME = /\.(?:docx?|xlsx?|xlsm|odt|ods|rtf|html?|pptx?|csv)$/u
const CONTAINER_NAME = /\.(?:zip|rar|7z|msg)$|^winmail\.dat$/u
/** Not `message/rfc822`: the parser hands over the documents of an attached mail beside it. */
const CONTAINER_TYPE = /^(?:application\/(?:ms-tnef|vnd\.ms-tnef|zip|x-zip-compressed))$/u
/** Outlook's names for the pictures of signatures. */
const SIGNATURE_NAME = /^(?:image\d{3}|outlook-[a-z0-9]+|logo.*)\.(?:png|jpe?g|gif)$/u

/** In bytes: logos and the dots of trackers are smaller than any picture of a page. */
const SMALLEST_PICTURE = 15_000
const SMALLEST_INLINE_PICTURE = 60_000

const pictureKind = ({ attachment }: ReadAttachment, name: string): UnreadKind | null => {
  const inline = attachment.inline || SIGNATURE_NAME.test(name)
  const size = attachment.content.byteLength
  if (inline) return size >= SMALLEST_INLINE_PICTURE ? 'inline_picture' : null
  return size >= SMALLEST_PICTURE || OC_WORD.test(name) ? 'picture' : null
}

const unreadKind = (read: ReadAttachment): UnreadKind | null => {
  const name = foldWords(read.attachment.filename)
  const type = read.attachment.contentType.toLowerCase()
  if (read.reading !== null && !read.reading.ok) {
    if (read.reading.fault === 'scanned') return 'scanned_pdf'
    return ['empty', 'wrong_type'].includes(read.reading.fault) ? null : 'unreadable_pdf'
  }
  if (PICTURE.test(type) || PICTURE_NAME.test(name)) return pictureKind(read, name)
  if (CONTAINER_TYPE.test(type) || CONTAINER_NAME.test(name)) return 'container'
  return OFFICE_NAME.test(name) && !read.attachment.inline ? 'office_file' : null
}

const named = (filename: string): readonly Evidence[] =>
  OC_WORD.test(foldWords(filename))
    ? [{ signal: 'oc_file_name', value: filename.slice(0, 80), where: 'attachment_name', weight: 15 }]
    : []

const unreadDocument = (read: ReadAttachment, attachment: number): OcDocument | null => {
  const kind = unreadKind(read)
  if (kind === null) return null
  const { filename } = read.attachment
  const seen: Evidence = { signal: kind, value: filename.slice(0, 80), where: 'attachment_name', weight: 0 }
  return {
    attachment,
    certain: false,
    ocNumber: readOcNumber(filename),
    amounts: [],
    evidence: [seen, ...named(filename), ...namedInMail(filename, 'attachment_name')],
  }
}

/** A text that only mentions an order is worth a look where its file's name says more. */
const isWorthALook = ({ nature }: OrderReading, filename: string): boolean =>
  nature === 'order' ||
  nature === 'doubtful' ||
  nature === 'mention' ||
  (nature === 'other' && named(filename).length > 0)

const readDocument = (reading: OrderReading, filename: string, attachment: number): OcDocument | null => {
  if (!isWorthALook(reading, filename)) return null
  const nature: Evidence = { signal: `${reading.nature}_text`, value: '', where: 'document', weight: 0 }
  return {
    attachment,
    certain: reading.nature === 'order',
    ocNumber: reading.ocNumber ?? readOcNumber(filename),
    amounts: reading.amounts,
    evidence: [
      ...(reading.nature === 'order' ? [] : [nature]),
      ...reading.evidence,
      ...named(filename),
      ...namedInMail(filename, 'attachment_name'),
    ],
  }
}

export const readAttachmentRole = (read: ReadAttachment, attachment: number): AttachmentRole => {
  if (read.reading?.ok !== true) {
    return { nature: 'unread', text: '', document: unreadDocument(read, attachment) }
  }
  const reading = readPurchaseOrder(read.reading.pages)
  const document = readDocument(reading, read.attachment.filename, attachment)
  return { nature: reading.nature, text: reading.text, document }
}
