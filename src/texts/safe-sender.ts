import { quoted } from './remedies/names.js'

/** Lines of PowerShell, connected to Exchange Online, by which a mailbox takes mails of an address for wanted. */
export const safeSenderLine = (mailbox: string, address: string): string =>
  `Set-MailboxJunkEmailConfiguration -Identity ${quoted(mailbox)} -TrustedSendersAndDomains @{Add=${quoted(address)}}`
