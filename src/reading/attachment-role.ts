import type { OcDocument, ReadAttachment } from '../domain/mail-clues.js'
import type { Evidence } from '../domain/review.js'
import { isContainer, isOfficeFile, isPicture, pictureKind } from './attachment-type.js'
import { foldWords } from './mail-words.js'
import { namedInMail } from './named-codes.js'
import { readOcNumber } from './oc-numbers.js'
import { OC_WORD } from './oc-phrases.js'
import { type DocumentNature, type OrderReading, readPurchaseOrder } from './purchase-order.js'
import { isLegible, recognisedEvidence } from './recognised-text.js'

/** What an attachment is to the search for an OC. */
export interface AttachmentRole {
  readonly nature: DocumentNature | 'unread'
  /** Text of the document, empty where it has none. */
  readonly text: string
  readonly textSource: 'document' | 'recognised'
  /** Null for what can be no OC at all. */
  readonly document: OcDocument | null
}

/** Signals of documents without text; `oc-match` accepts only some of them. */
type UnreadKind =
  'scanned_pdf' | 'picture' | 'inline_picture' | 'office_file' | 'container' | 'unreadable_pdf'

const unreadKind = ({ attachment, reading }: ReadAttachment): UnreadKind | null => {
  if (isPicture(attachment)) return pictureKind(attachment)
  if (isContainer(attachment)) return 'container'
  if (isOfficeFile(attachment)) return 'office_file'
  if (reading === null) return null
  if (reading.ok || reading.fault === 'scanned') return 'scanned_pdf'
  return ['empty', 'wrong_type'].includes(reading.fault) ? null : 'unreadable_pdf'
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

/** What even a text full of slips shows: its paper is not taken for an OC on the word of the mail. */
const OTHER_NATURES: readonly DocumentNature[] = ['invoice', 'confirmation']
const DOUBTS: readonly string[] = ['void_mark', 'own_request_copy', 'printed_mail']

const isOtherPaper = ({ nature, evidence }: OrderReading): boolean =>
  OTHER_NATURES.includes(nature) || evidence.some(({ signal }) => DOUBTS.includes(signal))

/** A scan of which little was made out: as good as unread, but what it seems to say is kept as a hint. */
const hintedDocument = (
  read: ReadAttachment,
  reading: OrderReading,
  attachment: number,
): OcDocument | null => {
  const unread = unreadDocument(read, attachment)
  if (unread === null) return null
  const against: Evidence = { signal: 'doubtful_text', value: '', where: 'document', weight: 0 }
  const seen = isOtherPaper(reading) ? [against, ...unread.evidence.slice(1)] : unread.evidence
  return { ...unread, evidence: [...seen, ...reading.evidence] }
}

const asRecognised = (document: OcDocument | null, confidence: number): OcDocument | null =>
  document && { ...document, evidence: recognisedEvidence(document.evidence, confidence) }

type Recognised = Extract<NonNullable<ReadAttachment['reading']>, { ok: true }>

const recognisedRole = (
  read: ReadAttachment,
  { pages, recognised }: Recognised,
  attachment: number,
): AttachmentRole => {
  const reading = readPurchaseOrder(pages)
  const confidence = recognised?.confidence ?? 0
  const legible = isLegible(reading.text, confidence)
  const document = legible
    ? readDocument(reading, read.attachment.filename, attachment)
    : hintedDocument(read, reading, attachment)
  const nature = legible || OTHER_NATURES.includes(reading.nature) ? reading.nature : 'unread'
  return {
    nature,
    text: reading.text,
    textSource: 'recognised',
    document: asRecognised(document, confidence),
  }
}

export const readAttachmentRole = (read: ReadAttachment, attachment: number): AttachmentRole => {
  if (read.reading?.ok !== true) {
    const document = unreadDocument(read, attachment)
    return { nature: 'unread', text: '', textSource: 'document', document }
  }
  if (read.reading.recognised) return recognisedRole(read, read.reading, attachment)
  const reading = readPurchaseOrder(read.reading.pages)
  const document = readDocument(reading, read.attachment.filename, attachment)
  return { nature: reading.nature, text: reading.text, textSource: 'document', document }
}
