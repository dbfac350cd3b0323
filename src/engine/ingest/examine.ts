import type { ReadAttachment } from '../../domain/mail-clues.js'
import type { Attachment, AuthenticatedSender, ParsedMail, RawMail } from '../../domain/mail.js'
import { isPdf, mayHaveText } from '../../reading/attachment-type.js'
import type { ExaminingWorld } from '../world.js'

/** A mail with all that can be read out of it without knowing any reservation. */
export interface ExaminedMail {
  readonly raw: RawMail
  readonly mail: ParsedMail
  readonly sender: AuthenticatedSender
  readonly attachments: readonly ReadAttachment[]
}

/** So many files of a mail are read beside its PDFs: recognising a picture takes seconds. */
export const MOST_OTHERS = 10

/** Which attachments are read: all PDFs, and the first pictures and office files. */
const chosen = (attachments: readonly Attachment[]): ReadonlySet<Attachment> => {
  const readable = attachments.filter(mayHaveText)
  const others = readable.filter((attachment) => !isPdf(attachment)).slice(0, MOST_OTHERS)
  return new Set([...readable.filter(isPdf), ...others])
}

const readAttachments = (
  attachments: readonly Attachment[],
  world: ExaminingWorld,
): Promise<ReadAttachment[]> => {
  const read = chosen(attachments)
  return Promise.all(
    attachments.map(async (attachment) => ({
      attachment,
      reading: read.has(attachment) ? await world.documents.read(attachment.content) : null,
    })),
  )
}

/** Parses the mail, checks its sender and reads its documents. @throws when the bytes are no mail at all. */
export const examineMail = async (
  raw: RawMail & { readonly source: Uint8Array },
  world: ExaminingWorld,
): Promise<ExaminedMail> => {
  const mail = await world.parser.parse(raw.source)
  const [sender, attachments] = await Promise.all([
    world.authenticator.authenticate(raw.source, mail, raw.location.account),
    readAttachments(mail.attachments, world),
  ])
  return { raw, mail, sender, attachments }
}
