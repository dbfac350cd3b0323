import { quoted } from './remedies/names.js'

/** PowerShell, connected to Exchange Online: a mailbox takes mails of these for wanted. `mailbox` is a literal already. */
export const safeSendersLine = (mailbox: string, addresses: readonly string[]): string =>
  `Set-MailboxJunkEmailConfiguration -Identity ${mailbox} -TrustedSendersAndDomains @{Add=${addresses.map(quoted).join(',')}}`

/** The same for one sender, with names as they came. */
export const safeSenderLine = (mailbox: string, address: string): string =>
  safeSendersLine(quoted(mailbox), [address])
