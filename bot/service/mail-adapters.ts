import type { ImapAccount as ImapSettings } from '../../src/adapters/imap/account.js'
import { createImapMailbox } from '../../src/adapters/imap/imap-mailbox.js'
import { createSenderAuthenticator } from '../../src/adapters/sender-authentication/index.js'
import { createSmtpSender } from '../../src/adapters/smtp/smtp-sender.js'
import type { Config, ImapAccount } from '../../src/config.js'
import type { Clock, Logger, Mailbox, MailSender, SenderAuthenticator } from '../../src/ports.js'

interface Parts {
  readonly clock: Clock
  readonly log: Logger
}

const imapSettings = (account: ImapAccount, config: Config): ImapSettings => ({
  account: account.id,
  host: account.host,
  port: account.port,
  secure: account.secure,
  auth: { user: account.username, pass: account.password },
  folders: account.folders,
  sentFolder: account.sentFolder,
  checkIntervalMs: config.checkIntervalMs,
  initialDays: config.initialDays,
  ...(account.ca && { tls: { ca: account.ca } }),
})

export const openMailboxes = (config: Config, parts: Parts): readonly Mailbox[] =>
  config.accounts.map((account) => createImapMailbox(imapSettings(account, config), parts))

export const openSender = ({ smtp }: Config, parts: Parts): MailSender => {
  const { username, password } = smtp
  return createSmtpSender(
    {
      host: smtp.host,
      port: smtp.port,
      secure: smtp.secure,
      auth: username && password ? { user: username, pass: password } : null,
      from: { address: smtp.fromEmail, name: smtp.fromName },
      ...(smtp.ca && { tls: { ca: smtp.ca } }),
    },
    parts,
  )
}

export const openAuthenticator = ({ accounts }: Config): SenderAuthenticator =>
  createSenderAuthenticator({
    policyFor: (id) => accounts.find((account) => account.id === id)?.authResults ?? { kind: 'none' },
  })
