import { addressedTo } from '../../domain/addressed-to.js'
import type { ParsedMail } from '../../domain/mail.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { EngineSettings } from '../settings.js'

export type MailboxNames = Pick<EngineSettings, 'ownAddresses' | 'mailboxAddresses'>

type Whereabouts = Required<Pick<MailRecord, 'addressedTo' | 'foundIn'>>

/** To which of our addresses a mail was written, and in which of our mailboxes it was found. */
export const whereabouts = (
  mail: ParsedMail,
  account: string,
  { ownAddresses, mailboxAddresses }: MailboxNames,
): Whereabouts => {
  const mailbox = mailboxAddresses[account] ?? account
  const named = addressedTo(mail, ownAddresses)
  return { addressedTo: named.length > 0 ? named : [mailbox], foundIn: [mailbox] }
}

export const whereaboutsOf = ({ addressedTo: written = [], foundIn = [] }: MailRecord): Whereabouts => ({
  addressedTo: written,
  foundIn,
})

const union = (one: readonly string[] | undefined, other: readonly string[]): readonly string[] => [
  ...new Set([...(one ?? []), ...other]),
]

/** The record of a mail of which another copy was found; null where that says nothing new. */
export const withAnotherCopy = (known: MailRecord, found: Whereabouts): MailRecord | null => {
  const foundIn = union(known.foundIn, found.foundIn)
  const written = union(known.addressedTo, found.addressedTo)
  const isNew =
    foundIn.length > (known.foundIn?.length ?? 0) || written.length > (known.addressedTo?.length ?? 0)
  return isNew ? { ...known, foundIn, addressedTo: written } : null
}
