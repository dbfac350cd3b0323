import type { MailClues, ReadAttachment } from '../domain/mail-clues.js'
import type { ParsedMail } from '../domain/mail.js'
import { type AttachmentRole, readAttachmentRole } from './attachment-role.js'
import { readBounce } from './bounce.js'
import { type CodeSource, readCodes } from './codes.js'
import { type OwnIdentity, mailKind } from './mail-kind.js'
import { mailOcNumber, readSigns } from './mail-signs.js'
import { type TextParts, splitText } from './quoted-text.js'

export type { OwnIdentity } from './mail-kind.js'

const LONGEST_TEXT = 200_000

const ownText = (subject: string, { fresh, signature, quoted }: TextParts): readonly CodeSource[] => [
  { text: subject, where: 'subject', attachment: null },
  { text: fresh, where: 'body', attachment: null },
  { text: `${signature}\n${quoted}`, where: 'quoted', attachment: null },
]

const attachedText = (
  read: readonly ReadAttachment[],
  roles: readonly AttachmentRole[],
): readonly CodeSource[] =>
  read.flatMap(({ attachment: { filename } }, attachment): readonly CodeSource[] => [
    { text: filename, where: 'attachment_name', attachment },
    { text: roles[attachment]?.text ?? '', where: roles[attachment]?.textSource ?? 'document', attachment },
  ])

/**
 * Reads what a mail says about purchase orders: what it is, which messages it answers, every word that might be a code of
 * a reservation, its documents and the signs in its words. Pure, and total: no content makes it throw.
 */
export const readMailClues = (
  mail: ParsedMail,
  attachments: readonly ReadAttachment[],
  own: OwnIdentity,
): MailClues => {
  const text = splitText(mail.text.slice(0, LONGEST_TEXT))
  const roles = attachments.map(readAttachmentRole)
  const documents = roles.flatMap(({ document }) => document ?? [])
  const signs = readSigns(mail.subject, text.fresh)
  const bounce = readBounce(mail)
  const kind = mailKind({ mail, fresh: text.fresh, roles, documents, signs, bounce }, own)
  return {
    kind,
    answers: [...new Set([...mail.inReplyTo, ...mail.references])],
    codes: readCodes([...ownText(mail.subject, text), ...attachedText(attachments, roles)]),
    documents,
    signs,
    ocNumber: mailOcNumber(mail.subject, text.fresh),
    bounce: kind === 'bounce' ? bounce : null,
  }
}
