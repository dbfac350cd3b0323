import type { Instant } from '../../domain/time.js'
import type { InlinePicture } from '../../domain/outbox.js'
import type { EnclosedFile, OutgoingMail } from '../../ports.js'

export interface Sender {
  /** Answers come back to it too. */
  readonly from: { readonly address: string; readonly name: string }
}

/** Line breaks would end a header and begin the next one: whatever came from a mail or a person loses them. */
const oneLine = (value: string): string => value.replaceAll(/[\r\n\0]+/g, ' ').trim()

/** With a `cid` nodemailer puts it beside the HTML, in a multipart/related of their own (RFC 2387). */
const attachmentOf = ({ contentId, filename, contentType, base64 }: InlinePicture) => ({
  cid: contentId,
  filename,
  contentType,
  content: base64,
  encoding: 'base64' as const,
  contentDisposition: 'inline' as const,
})

const documentOf = ({ filename, contentType, base64 }: EnclosedFile) => ({
  filename,
  contentType,
  content: base64,
  encoding: 'base64' as const,
  contentDisposition: 'attachment' as const,
})

const attachmentsOf = ({ inline, enclosed = [] }: OutgoingMail) => {
  const attachments = [...inline.map(attachmentOf), ...enclosed.map(documentOf)]
  return attachments.length === 0 ? {} : { attachments }
}

/**
 * The mail in nodemailer's terms. No Auto-Submitted header: a request is business mail that a person is to answer, and
 * servers keep automatic mail from rules and notices that a client relies on.
 */
export const composeMail = (mail: OutgoingMail, sender: Sender, now: Instant) => ({
  from: sender.from,
  replyTo: sender.from,
  to: mail.to.map((address) => ({ name: '', address })),
  cc: mail.cc.map((address) => ({ name: '', address })),
  subject: oneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  ...attachmentsOf(mail),
  date: new Date(now),
  messageId: oneLine(mail.messageId),
  ...(mail.inReplyTo === null ? {} : { inReplyTo: oneLine(mail.inReplyTo) }),
  ...(mail.references.length === 0 ? {} : { references: mail.references.map(oneLine) }),
  headers: { 'X-Control-OC-Id': oneLine(mail.controlId) },
  xMailer: false as const,
  disableFileAccess: true,
  disableUrlAccess: true,
})
