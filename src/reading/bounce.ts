import type { Bounce } from '../domain/mail-clues.js'
import type { Attachment, ParsedMail } from '../domain/mail.js'
import { foldWords } from './mail-words.js'
import { BOUNCE_PROSE, BOUNCE_SUBJECT, DELAY_WORDS } from './mail-phrases.js'

const REPORT_PART = /^message\/(?:global-)?delivery-status$/iu
const RETURNED_PART = /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/iu
const DAEMON = /^(?:mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]+)@|^mailer-daemon$/u
const LONGEST = 100_000

const textOf = ({ content }: Attachment): string =>
  new TextDecoder('utf-8', { fatal: false }).decode(content.subarray(0, LONGEST))

const partsOf = (mail: ParsedMail, type: RegExp): string =>
  mail.attachments
    .filter(({ contentType }) => type.test(contentType))
    .map(textOf)
    .join('\n')

const headerText = (mail: ParsedMail, name: string): string => (mail.headers.get(name) ?? []).join(' ')

const isReport = (mail: ParsedMail): boolean =>
  /multipart\/report/iu.test(headerText(mail, 'content-type')) &&
  /report-type\s*=\s*"?delivery-status/iu.test(headerText(mail, 'content-type'))

const isFromDaemon = (mail: ParsedMail): boolean =>
  mail.from.some(({ address }) => DAEMON.test(address)) ||
  /<\s*>/u.test(headerText(mail, 'return-path')) ||
  headerText(mail, 'x-failed-recipients') !== ''

/** Servers that send no report say it in prose, from an address that nobody answers at. */
const isProse = (mail: ParsedMail): boolean => {
  const subject = foldWords(mail.subject)
  const body = foldWords(mail.text.slice(0, 4000))
  return isFromDaemon(mail) && (BOUNCE_SUBJECT.test(subject) || BOUNCE_PROSE.test(body))
}

const field = (text: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*(.{1,300})$`, 'imu').exec(text)?.[1]?.trim() ?? null

const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/u

const addressIn = (text: string | null): string | null => ADDRESS.exec(text ?? '')?.[0].toLowerCase() ?? null

/** RFC 3463: class, subject and detail. */
const STATUS = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/u
const BASIC_STATUS = /(?<!\d)[45]\d\d(?= |-)/u

const statusIn = (report: string, text: string): string | null =>
  STATUS.exec(field(report, 'Status') ?? '')?.[0] ??
  STATUS.exec(field(report, 'Diagnostic-Code') ?? '')?.[0] ??
  STATUS.exec(text)?.[0] ??
  null

const actionOf = (report: string): string | null => field(report, 'Action')?.toLowerCase() ?? null

const isPermanent = (report: string, text: string, subject: string, status: string | null): boolean => {
  const action = actionOf(report)
  if (action !== null) return action.startsWith('failed')
  if (status !== null) return status.startsWith('5')
  if (DELAY_WORDS.test(foldWords(`${subject}\n${text.slice(0, 2000)}`))) return false
  return !(BASIC_STATUS.exec(text)?.[0].startsWith('4') ?? false)
}

const failedAddress = (mail: ParsedMail, report: string, text: string): string | null =>
  addressIn(field(report, 'Final-Recipient')) ??
  addressIn(field(report, 'Original-Recipient')) ??
  addressIn(headerText(mail, 'x-failed-recipients')) ??
  addressIn(text)

const MESSAGE_ID = /^(?:X-Microsoft-Original-)?Message-ID:\s{0,3}(<[^<>\s]{3,300}>)/imu

const originalOf = (mail: ParsedMail, text: string): string | null =>
  MESSAGE_ID.exec(partsOf(mail, RETURNED_PART))?.[1] ??
  MESSAGE_ID.exec(text)?.[1] ??
  mail.inReplyTo[0] ??
  mail.references.at(-1) ??
  null

/** "Delivered", "relayed" and "expanded" tell of success (RFC 3464, 2.3.3). */
const tellsOfSuccess = (report: string): boolean =>
  ['delivered', 'relayed', 'expanded'].includes(actionOf(report) ?? '')

/**
 * Reads a delivery report (RFC 3464), or what Exchange, Gmail and others say in prose; null for a mail that is none, and
 * for a report of success. A delay counts as a bounce that is not permanent.
 */
export const readBounce = (mail: ParsedMail): Bounce | null => {
  const parts = partsOf(mail, REPORT_PART)
  const isBounce = parts !== '' || isReport(mail) || isProse(mail)
  if (!isBounce) return null
  const text = mail.text.slice(0, LONGEST)
  const report = parts === '' ? text : parts
  if (tellsOfSuccess(report)) return null
  const status = statusIn(report, text)
  return {
    failedAddress: failedAddress(mail, report, text),
    status,
    permanent: isPermanent(report, text, mail.subject, status),
    originalMessageId: originalOf(mail, text),
  }
}
