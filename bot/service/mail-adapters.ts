import type { ImapAccount as ImapSettings } from '../../src/adapters/imap/account.js'
import { createGraphSender } from '../../src/adapters/graph/graph-sender.js'
import { createImapMailbox } from '../../src/adapters/imap/imap-mailbox.js'
import type { LedgerKeeper } from '../../src/adapters/outgoing-mail/paced-sender.js'
import { createSenderAuthenticator } from '../../src/adapters/sender-authentication/index.js'
import type { SmtpAccount as SmtpSettings } from '../../src/adapters/smtp/account.js'
import { createSmtpSender } from '../../src/adapters/smtp/smtp-sender.js'
import type { Config, ImapAccount, MailAuth } from '../../src/config.js'
import { SENDING_LIMITS, type SendingLedger } from '../../src/domain/sending-limits.js'
import type { Clock, Logger, Mailbox, MailSender, SenderAuthenticator, Store } from '../../src/ports.js'
import type { Tokens } from './open-tokens.js'

interface Parts {
  readonly tokens: Tokens
  readonly clock: Clock
  readonly log: Logger
  /** Silence of a mail server after which it is given up; by itself each protocol has its own. */
  readonly silenceMs?: number
}

const patienceOf = ({ silenceMs }: Parts) => (silenceMs === undefined ? {} : { silenceMs })

const loginOf = (user: string, auth: MailAuth, tokens: Tokens) => {
  if (auth.kind === 'password') return { user, pass: auth.password }
  const given = tokens.mail[auth.provider]
  return { user, accessToken: () => given.token(), onRefused: () => given.refused() }
}

export const imapSettings = (account: ImapAccount, config: Config, tokens: Tokens): ImapSettings => ({
  account: account.id,
  host: account.host,
  port: account.port,
  secure: account.secure,
  auth: loginOf(account.username, account.auth, tokens),
  folders: account.folders,
  sentFolder: account.sentFolder,
  junkFolder: account.junkFolder,
  processedFolder: account.processedFolder,
  checkIntervalMs: config.checkIntervalMs,
  initialDays: config.initialDays,
  ...(account.ca && { tls: { ca: account.ca } }),
})

export const openMailboxes = (config: Config, parts: Parts): readonly Mailbox[] =>
  config.accounts.map((account) =>
    createImapMailbox({ ...imapSettings(account, config, parts.tokens), ...patienceOf(parts) }, parts),
  )

const LEDGER_NOTE = 'sending:ledger'

/** What has left lately is kept among the notes: Exchange counts on while the service restarts. */
export const ledgerIn = (store: Pick<Store, 'note' | 'putNote'>): LedgerKeeper => ({
  read: () => store.note<SendingLedger>(LEDGER_NOTE),
  write: (ledger) => store.putNote(LEDGER_NOTE, ledger),
})

interface SendingParts extends Parts {
  readonly ledger: LedgerKeeper
}

const overGraph = ({ smtp, azure }: Config, parts: SendingParts): MailSender =>
  createGraphSender(
    {
      url: azure?.graphUrl ?? '',
      mailbox: smtp.username ?? smtp.fromEmail,
      tokens: parts.tokens.graph,
      from: { address: smtp.fromEmail, name: smtp.fromName },
      limits: SENDING_LIMITS.exchange,
    },
    parts,
  )

export const smtpSettings = ({ smtp }: Config, tokens: Tokens): SmtpSettings => {
  const { username, auth } = smtp
  const hasLogin = auth.kind === 'password' || auth.kind === 'oauth2'
  return {
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    auth: username !== null && hasLogin ? loginOf(username, auth, tokens) : null,
    from: { address: smtp.fromEmail, name: smtp.fromName },
    limits: SENDING_LIMITS[smtp.service],
    ...(smtp.ca && { tls: { ca: smtp.ca } }),
  }
}

const overSmtp = (config: Config, parts: SendingParts): MailSender =>
  createSmtpSender({ ...smtpSettings(config, parts.tokens), ...patienceOf(parts) }, parts)

export const openSender = (config: Config, parts: SendingParts): MailSender =>
  config.smtp.auth.kind === 'graph' ? overGraph(config, parts) : overSmtp(config, parts)

export const openAuthenticator = ({ accounts }: Config): SenderAuthenticator =>
  createSenderAuthenticator({
    policyFor: (id) => accounts.find((account) => account.id === id)?.authResults ?? { kind: 'none' },
  })
