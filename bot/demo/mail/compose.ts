import { createTransport } from 'nodemailer'
import type { Instant } from '../../../src/domain/time.js'

export interface SampleMail {
  /** `Nombre <cuenta@empresa.example>` */
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly date: Instant
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly SampleAttachment[]
}

export interface SampleAttachment {
  readonly filename: string
  readonly content: Uint8Array
  readonly contentType?: string
}

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** The mail as it goes over the wire (RFC 5322), with a Message-ID of its sender's domain. */
export const composeMail = async (mail: SampleMail): Promise<Uint8Array> => {
  const { message } = await composer.sendMail({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.date),
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(mail.references ? { references: [...mail.references] } : {}),
    ...(mail.headers ? { headers: { ...mail.headers } } : {}),
    attachments: (mail.attachments ?? []).map(({ filename, content, contentType = 'application/pdf' }) => ({
      filename,
      content: Buffer.from(content),
      contentType,
    })),
  })
  if (!Buffer.isBuffer(message)) throw new Error('The composed mail is no buffer')
  return message
}
