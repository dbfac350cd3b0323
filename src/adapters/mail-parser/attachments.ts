import type { Attachment } from '../../domain/mail.js'
import { safeFileName } from './file-name.js'
import type { MimeAttachment, MimeParts } from './mime-parts.js'
import { readMimeParts } from './mime-parts.js'
import { readTnef } from './tnef.js'

/** A mail with more files, or mails nested deeper, is not read to its end: the rest of it is no purchase order. */
export const MAX_ATTACHMENTS = 60
export const MAX_DEPTH = 4
/** In all: twelve mails in each of twelve, four deep, would be twenty thousand in a file of a megabyte. */
export const MAX_NESTED_MAILS = 20

/** Logos and signatures: pictures that the HTML shows. A PDF is a document wherever Apple Mail puts it. */
const isInline = (part: MimeAttachment, html: string): boolean => {
  if (!part.contentType.startsWith('image/')) return false
  return part.related === true || (part.cid !== undefined && html.includes(`cid:${part.cid}`))
}

const toAttachment = (part: MimeAttachment, html: string, index: number): Attachment => ({
  filename: safeFileName(part.filename, part.contentType, index),
  contentType: part.contentType.toLowerCase(),
  content: part.content,
  inline: isInline(part, html),
})

const isTnef = ({ contentType, filename }: Attachment): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || filename.toLowerCase() === 'winmail.dat'

/** In the place of a winmail.dat the files in it; one that is damaged stays too, so that somebody looks at it. */
const unpacked = (attachment: Attachment): readonly Attachment[] => {
  if (!isTnef(attachment)) return [attachment]
  const { files, whole } = readTnef(attachment.content)
  const found = files.map((file, index) => ({
    ...file,
    filename: safeFileName(file.filename, file.contentType, index),
    contentType: file.contentType.toLowerCase(),
  }))
  return whole ? found : [...found, attachment]
}

const isMail = ({ contentType }: Attachment): boolean => contentType === 'message/rfc822'

/** How many attached mails may still be opened; shared by the whole of one mail. */
interface Budget {
  mails: number
}

/** The documents of the mails that are attached; their logos stay where they are. */
const nestedDocuments = async (
  attachments: readonly Attachment[],
  depth: number,
  budget: Budget,
): Promise<Attachment[]> => {
  const found: Attachment[] = []
  for (const { content } of depth < MAX_DEPTH ? attachments.filter(isMail) : []) {
    if (budget.mails-- <= 0) break
    const parts = await readMimeParts(content, MAX_ATTACHMENTS)
    found.push(...(await listAttachments(parts, depth + 1, budget)).filter(({ inline }) => !inline))
  }
  return found
}

/**
 * The files of a mail in its order, and behind them the files of the mails attached to it: a forwarded purchase order
 * lies inside the forwarded mail.
 */
export const listAttachments = async (
  { attachments, html }: MimeParts,
  depth = 0,
  budget: Budget = { mails: MAX_NESTED_MAILS },
): Promise<Attachment[]> => {
  const own = attachments.map((part, index) => toAttachment(part, html, index)).flatMap(unpacked)
  return [...own, ...(await nestedDocuments(own, depth, budget))].slice(0, MAX_ATTACHMENTS)
}
