import type { ImapAccount as ImapSettings } from '../../src/adapters/imap/account.js'
import { createImapMailbox } from '../../src/adapters/imap/imap-mailbox.js'
import { createSenderAuthenticator } from '../../src/adapters/sender-authentication/index.js'
import { createSmtpSender } from '../../src/adapters/smtp/smtp-sender.js'
import type { Config, ImapAccount, MailAuth } from '../../src/config.js'
import type { Clock, Logger, Mailbox, MailSender, SenderAuthenticator } from '../../src/ports.js'
import type { Tokens } from './open-tokens.js'

interface Parts {
  readonly tokens: Tokens
  readonly clock: Clock
  readonly log: Logger
}

const loginOf = (user: string, auth: MailAuth, tokens: Tokens) => {
  if (auth.kind === 'password') return { user, pass: auth.password }
  const given = tokens.mail[auth.provider]
  return { user, accessToken: () => given.token(), onRefused: () => given.refused() }
}

const imapSettings = (account: ImapAccount, config: Config, tokens: Tokens): ImapSettings => ({
  account: account.id,
  host: account.host,
  port: account.port,
  secure: account.secure,
  auth: loginOf(account.username, account.auth, tokens),
  folders: account.folders,
  sentFolder: account.sentFolder,
  checkIntervalMs: config.checkIntervalMs,
  initialDays: config.initialDays,
  ...(account.ca && { tls: { ca: account.ca } }),
})

export const openMailboxes = (config: Config, parts: Parts): readonly Mailbox[] =>
  config.accounts.map((account) => createImapMailbox(imapSettings(account, config, parts.tokens), parts))

export const openSender = ({ smtp }: Config, parts: Parts): MailSender => {
  const { username, auth } = smtp
  return createSmtpSender(
    {
      host: smtp.host,
      port: smtp.port,
      secure: smtp.secure,
      auth:
        username && (auth.kind === 'password' || auth.kind === 'oauth2')
          ? loginOf(username, auth, parts.tokens)
          : null,
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
