import { MailParser } from 'mailparser'
import type { AttachmentCommon, AttachmentStream, MessageText } from 'mailparser'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

export interface MimeAttachment extends Pick<
  AttachmentCommon,
  'contentType' | 'filename' | 'contentDisposition' | 'cid' | 'related'
> {
  readonly content: Buffer
}

/** What mailparser makes of a mail: as much of it as it got through. */
export interface MimeParts {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly MimeAttachment[]
}

/** HTML beyond this is cut: turning this much into text takes 200 ms, in which nothing else is done. */
export const MAX_HTML_CHARS = 200_000
const CHUNK_BYTES = 64 * 1024

/** In pieces, so that other work gets its turn between them. */
function* pieces(source: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < source.length; at += CHUNK_BYTES)
    yield Buffer.from(source.subarray(at, at + CHUNK_BYTES))
}

const createParser = (): MailParser =>
  new MailParser({
    // A forwarded mail stays one file; this adapter opens it itself, to a depth of its own.
    ignoreEmbedded: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: MAX_HTML_CHARS,
    maxChildNodes: 500,
  })

/** A part whose Content-Type is empty: mailparser gives `false`. What is unknown is bytes (RFC 2045, 5.2.4 and 6.4). */
const UNKNOWN_TYPE = 'application/octet-stream'

const readContent = async (attachment: AttachmentStream): Promise<Buffer> => {
  const content = await buffer(attachment.content)
  attachment.release?.()
  return content
}

/** When mailparser gives up in the middle of a file, that file never ends: only the parser says so. */
const givesUp = (parser: MailParser): Promise<never> => {
  const fault = new Promise<never>((_resolve, reject) => void parser.once('error', reject))
  fault.catch(() => undefined)
  return fault
}

/**
 * Reads the parts of a mail; of its attachments the first `maxAttachments`. Never rejects: where mailparser gives up
 * (too many parts, a broken structure), what came before stands.
 */
export const readMimeParts = async (source: Uint8Array, maxAttachments: number): Promise<MimeParts> => {
  const parser = createParser()
  const attachments: MimeAttachment[] = []
  let text: Partial<MessageText> = {}
  const input = Readable.from(pieces(source), { objectMode: false })
  const fault = givesUp(parser)
  input.pipe(parser)
  try {
    for await (const part of parser as AsyncIterable<AttachmentStream | MessageText>) {
      if (part.type === 'text') text = part
      else {
        // What is not wanted is read all the same: mailparser waits for it.
        const content = await Promise.race([readContent(part), fault])
        if (attachments.length < maxAttachments)
          attachments.push({ ...part, contentType: part.contentType || UNKNOWN_TYPE, content })
      }
    }
  } catch {
    input.destroy()
  }
  return { subject: parser.subject ?? '', text: text.text ?? '', html: text.html ?? '', attachments }
}
