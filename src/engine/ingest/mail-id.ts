import { createHash } from 'node:crypto'
import type { ParsedMail, RawMail } from '../../domain/mail.js'

const ID_DIGITS = 16

export const mailIdOf = (mail: ParsedMail): string => mail.contentHash.slice(0, ID_DIGITS)

/** A mail that cannot be parsed still needs a name: where it lay. */
export const idOfUnreadable = ({ location }: RawMail): string =>
  createHash('sha256')
    .update([location.account, location.folder, location.uidValidity, location.uid].join('|'))
    .digest('hex')
    .slice(0, ID_DIGITS)
