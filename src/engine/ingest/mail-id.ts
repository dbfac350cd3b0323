import { createHash } from 'node:crypto'
import type { ParsedMail, RawMail } from '../../domain/mail.js'
import { hashOf } from './documents.js'

const ID_DIGITS = 16

export const mailIdOf = (mail: ParsedMail): string => mail.contentHash.slice(0, ID_DIGITS)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * SHA-256 (hex) of what two copies of one mail share although servers have written them anew: Exchange stores a mail in a
 * form of its own, and gives it out with other boundaries, encodings and line ends than the ones it came with. What only
 * shares a Message-ID is another mail. Null without a Message-ID.
 */
export const copyHashOf = ({ messageId, from, date, subject, attachments }: ParsedMail): string | null => {
  if (messageId === null) return null
  const senders = from.map(({ address }) => address).toSorted()
  const documents = attachments.filter(({ inline }) => !inline).map(hashOf)
  const words = subject.replaceAll(/\s+/g, ' ').trim()
  return sha256(JSON.stringify([messageId, senders, date, words, documents.toSorted()]))
}

/** A mail that cannot be parsed still needs a name: where it lay. */
export const idOfUnreadable = ({ location }: RawMail): string =>
  createHash('sha256')
    .update([location.account, location.folder, location.uidValidity, location.uid].join('|'))
    .digest('hex')
    .slice(0, ID_DIGITS)
