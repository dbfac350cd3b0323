import type { ReadAttachment } from '../../domain/mail-clues.js'
import type { Attachment, AuthenticatedSender, ParsedMail, RawMail } from '../../domain/mail.js'
import type { ExaminingWorld } from '../world.js'

/** A mail with all that can be read out of it without knowing any reservation. */
export interface ExaminedMail {
  readonly raw: RawMail
  readonly mail: ParsedMail
  readonly sender: AuthenticatedSender
  readonly attachments: readonly ReadAttachment[]
}

const isPdf = (attachment: Attachment): boolean =>
  attachment.contentType === 'application/pdf' || attachment.filename.toLowerCase().endsWith('.pdf')

const readAttachment = async (attachment: Attachment, world: ExaminingWorld): Promise<ReadAttachment> => ({
  attachment,
  reading: isPdf(attachment) ? await world.documents.read(attachment.content) : null,
})

/** Parses the mail, checks its sender and reads its documents. @throws when the bytes are no mail at all. */
export const examineMail = async (
  raw: RawMail & { readonly source: Uint8Array },
  world: ExaminingWorld,
): Promise<ExaminedMail> => {
  const mail = await world.parser.parse(raw.source)
  const [sender, attachments] = await Promise.all([
    world.authenticator.authenticate(raw.source, mail, raw.location.account),
    Promise.all(mail.attachments.map((attachment) => readAttachment(attachment, world))),
  ])
  return { raw, mail, sender, attachments }
}
