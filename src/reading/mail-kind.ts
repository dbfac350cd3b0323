import type { Bounce, OcDocument } from '../domain/mail-clues.js'
import type { MailKind, ParsedMail } from '../domain/mail.js'
import type { Evidence } from '../domain/review.js'
import type { AttachmentRole } from './attachment-role.js'
import { foldWords } from './mail-words.js'
import { hasSign } from './mail-signs.js'
import { AUTO_REPLY_PROSE, AUTO_REPLY_SUBJECT, REPLY_PREFIX } from './mail-phrases.js'
import { BILLS, OTHER_MONEY_PAPERS } from './oc-phrases.js'

/** The addresses that the system itself writes from, lower case, and the office's domains. */
export interface OwnIdentity {
  readonly addresses: readonly string[]
  readonly domains: readonly string[]
}

/** What has been read of a mail before its kind is told. */
export interface MailParts {
  readonly mail: ParsedMail
  readonly fresh: string
  readonly roles: readonly AttachmentRole[]
  readonly documents: readonly OcDocument[]
  readonly signs: readonly Evidence[]
  readonly bounce: Bounce | null
}

const headerOf = (mail: ParsedMail, name: string): string => (mail.headers.get(name) ?? []).join(' ').trim()

const isCertain = ({ documents }: MailParts): boolean => documents.some(({ certain }) => certain)

const bringsConfirmation = ({ roles }: MailParts): boolean =>
  roles.some(({ nature }) => nature === 'confirmation')

// ── ours ────────────────────────────────────────────────────────────────────────────────────────────────────────

const OWN_HEADER = 'x-control-oc-id'

/** No mail of ours has a document: a booking sent from our own address is still a confirmation. */
const isOwn = (parts: MailParts, own: OwnIdentity): boolean => {
  const { mail } = parts
  const isOurs = (address: string): boolean => own.addresses.includes(address.toLowerCase())
  const marked = headerOf(mail, OWN_HEADER) !== ''
  const fromUs = mail.from.some(({ address }) => isOurs(address))
  if (marked) return fromUs || mail.replyTo.some(({ address }) => isOurs(address))
  return fromUs && !bringsConfirmation(parts)
}

// ── machines ────────────────────────────────────────────────────────────────────────────────────────────────────

/** RFC 3834, 5: anything but `no` is automatic. */
const autoSubmitted = (mail: ParsedMail): string =>
  headerOf(mail, 'auto-submitted')
    .split(/[\s;(]/u)[0]
    ?.toLowerCase() ?? ''

const isReceipt = (mail: ParsedMail): boolean =>
  /report-type\s*=\s*"?(?:disposition-notification|delivery-status)/iu.test(headerOf(mail, 'content-type'))

const saysAutomatic = (mail: ParsedMail): boolean =>
  !['', 'no'].includes(autoSubmitted(mail)) ||
  ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-ms-exchange-inbox-rules-loop'].some(
    (name) => headerOf(mail, name) !== '',
  ) ||
  /^auto[_-]?reply$/iu.test(headerOf(mail, 'precedence')) ||
  /^all-?oof$|^oof$/iu.test(headerOf(mail, 'x-ms-exchange-generated-message-source'))

/** Without headers, words alone must do; but somebody who asks something waits for an answer. */
const readsAutomatic = ({ mail, fresh, signs }: MailParts): boolean => {
  const subject = foldWords(mail.subject)
  return (
    AUTO_REPLY_SUBJECT.test(subject) ||
    AUTO_REPLY_SUBJECT.test(subject.replace(REPLY_PREFIX, '')) ||
    (AUTO_REPLY_PROSE.test(foldWords(fresh.slice(0, 3000))) && !hasSign(signs, 'question'))
  )
}

/**
 * Answers of machines. Purchasing systems send orders by machine too (`auto-generated`): with an order in hand they are
 * no auto-reply. A person may say "estoy fuera de la oficina" and still hand the order over.
 */
const isAutoReply = (parts: MailParts): boolean => {
  const { mail } = parts
  if (isReceipt(mail)) return true
  if (!isCertain(parts)) return saysAutomatic(mail) || readsAutomatic(parts)
  return autoSubmitted(mail) === 'auto-replied' || AUTO_REPLY_SUBJECT.test(foldWords(mail.subject))
}

// ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────

const isAnswer = ({ mail }: MailParts): boolean => mail.inReplyTo.length > 0 || mail.references.length > 0

const isNamedOrder = ({ evidence }: OcDocument): boolean =>
  evidence.some(({ signal }) => ['oc_file_name', 'oc_title'].includes(signal))

const contradicts = (signs: readonly Evidence[]): boolean =>
  hasSign(signs, 'promise', 'question', 'draft', 'void')

const bringsOrder = (parts: MailParts): boolean => {
  const { documents, signs } = parts
  if (isCertain(parts) || documents.some(isNamedOrder)) return true
  if (hasSign(signs, 'invoice') && !hasSign(signs, 'oc_attached')) return false
  if (documents.length > 0) return hasSign(signs, 'oc_attached', 'oc_subject', 'oc_number')
  return hasSign(signs, 'oc_attached', 'oc_subject', 'oc_number') && !contradicts(signs)
}

/** A quotation or a bank's receipt speaks against an order as a bill does, but it is none. */
const isOtherMoneyPaper = (words: string): boolean => OTHER_MONEY_PAPERS.test(words) && !BILLS.test(words)

const isInvoice = ({ roles, signs }: MailParts): boolean =>
  roles.some(({ nature }) => nature === 'invoice') ||
  signs.some(({ signal, value }) => signal === 'invoice' && !isOtherMoneyPaper(value))

const personKind = (parts: MailParts): MailKind => {
  if (bringsConfirmation(parts) && !(isCertain(parts) && isAnswer(parts))) return 'confirmation'
  if (bringsOrder(parts)) return 'purchase_order'
  if (isInvoice(parts)) return 'invoice'
  return hasSign(parts.signs, 'question') ? 'question' : 'other'
}

/** What a mail is, by its own words, headers and documents. Nothing is believed here about who sent it. */
export const mailKind = (parts: MailParts, own: OwnIdentity): MailKind => {
  if (isOwn(parts, own)) return 'own_message'
  if (parts.bounce !== null) return 'bounce'
  if (isAutoReply(parts)) return 'auto_reply'
  return personKind(parts)
}
