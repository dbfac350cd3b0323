import path from 'node:path'
import { guessAuth, guessSendingAuth } from './mail-auth.js'
import type { Values } from './variables.js'

/** Who writes the Authentication-Results header of well-known mailboxes. Anybody else must be named; doubt believes nobody. */
const KNOWN_HOSTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'outlook.office365.com': 'exchange',
    'imap.gmail.com': 'mx.google.com',
  }),
)

const guessAuthResults = (host: string | null): string => KNOWN_HOSTS.get(host ?? '') ?? 'none'

const imapPort = (useSsl: boolean | null): number => (useSsl === false ? 143 : 993)

const same = (one: string | null, other: string | null): boolean =>
  one?.toLowerCase() === other?.toLowerCase()

type ImapValues = Pick<Values, 'IMAP_PORT' | 'IMAP_AUTH_RESULTS' | 'IMAP_AUTH'>

const deriveImap = (values: Values): ImapValues => ({
  IMAP_PORT: values.IMAP_PORT ?? imapPort(values.IMAP_USE_SSL),
  IMAP_AUTH_RESULTS: values.IMAP_AUTH_RESULTS ?? guessAuthResults(values.IMAP_HOST),
  IMAP_AUTH: values.IMAP_AUTH ?? guessAuth(values.IMAP_HOST, values),
})

type InboxValues = Pick<Values, Extract<keyof Values, `OC_INBOX_${string}`>>

/** What belongs to a server is taken over only for that server, and a password only for its account: it goes to nobody else. */
const deriveInbox = (values: Values): InboxValues => {
  const host = values.OC_INBOX_HOST ?? values.IMAP_HOST
  const username = values.OC_INBOX_USERNAME ?? values.IMAP_USERNAME
  const sameHost = same(host, values.IMAP_HOST)
  const sameAccount = sameHost && same(username, values.IMAP_USERNAME)
  const useSsl = values.OC_INBOX_USE_SSL ?? (sameHost ? values.IMAP_USE_SSL : true)
  return {
    OC_INBOX_HOST: host,
    OC_INBOX_USERNAME: username,
    OC_INBOX_USE_SSL: useSsl,
    OC_INBOX_PORT: values.OC_INBOX_PORT ?? (sameHost ? values.IMAP_PORT : imapPort(useSsl)),
    OC_INBOX_AUTH_RESULTS:
      values.OC_INBOX_AUTH_RESULTS ?? (sameHost ? values.IMAP_AUTH_RESULTS : guessAuthResults(host)),
    OC_INBOX_TLS_CA: values.OC_INBOX_TLS_CA ?? (sameHost ? values.IMAP_TLS_CA : null),
    OC_INBOX_AUTH: values.OC_INBOX_AUTH ?? (sameAccount ? values.IMAP_AUTH : guessAuth(host, values)),
    OC_INBOX_PASSWORD: values.OC_INBOX_PASSWORD ?? (sameAccount ? values.IMAP_PASSWORD : null),
    OC_INBOX_MAILBOX: values.OC_INBOX_MAILBOX ?? (sameAccount ? values.IMAP_MAILBOX : ['INBOX']),
    OC_INBOX_SENT_MAILBOX: values.OC_INBOX_SENT_MAILBOX ?? (sameAccount ? values.IMAP_SENT_MAILBOX : null),
  }
}

type PreviousValues = Pick<
  Values,
  'PREVIOUS_IMAP_PORT' | 'PREVIOUS_IMAP_AUTH_RESULTS' | 'PREVIOUS_IMAP_AUTH' | 'PREVIOUS_IMAP_USE_SSL'
>

/** An account that is not there derives nothing. */
const derivePrevious = (values: Values): PreviousValues => {
  const { PREVIOUS_IMAP_HOST: host, PREVIOUS_IMAP_USE_SSL: useSsl } = values
  const derived = <T>(value: T): T | null => (host === null ? null : value)
  return {
    PREVIOUS_IMAP_USE_SSL: useSsl,
    PREVIOUS_IMAP_PORT: values.PREVIOUS_IMAP_PORT ?? derived(imapPort(useSsl)),
    PREVIOUS_IMAP_AUTH: values.PREVIOUS_IMAP_AUTH ?? derived(guessAuth(host, values)),
    PREVIOUS_IMAP_AUTH_RESULTS: values.PREVIOUS_IMAP_AUTH_RESULTS ?? derived(guessAuthResults(host)),
  }
}

type SendingValues = Pick<Values, 'SMTP_AUTH' | 'SMTP_HOST' | 'SMTP_USERNAME'>

/** Graph speaks to no SMTP server; the mailbox that sends is named by its address. */
const deriveSending = (values: Values): SendingValues => {
  const auth = values.SMTP_AUTH ?? guessSendingAuth(values)
  const isGraph = auth === 'graph'
  return {
    SMTP_AUTH: auth,
    SMTP_HOST: values.SMTP_HOST ?? (isGraph ? 'smtp.office365.com' : null),
    SMTP_USERNAME: values.SMTP_USERNAME ?? (isGraph ? values.SMTP_FROM_EMAIL : null),
  }
}

type KeepingValues = Pick<Values, 'BACKUP_DIR'>

const deriveKeeping = (values: Values): KeepingValues => ({
  BACKUP_DIR: values.BACKUP_DIR ?? (values.DATA_DIR === null ? null : path.join(values.DATA_DIR, 'backups')),
})

type NameValues = Pick<Values, 'SMTP_FROM_EMAIL' | 'SMTP_FROM_NAME' | 'COMPANY_NAME'>

const deriveNames = (values: Values): NameValues => {
  const user = values.SMTP_USERNAME?.toLowerCase() ?? ''
  return {
    SMTP_FROM_EMAIL: values.SMTP_FROM_EMAIL ?? (user.includes('@') ? user : null),
    SMTP_FROM_NAME: values.SMTP_FROM_NAME ?? values.COMPANY_NAME ?? 'Control OC',
    COMPANY_NAME: values.COMPANY_NAME ?? values.SMTP_FROM_NAME ?? 'Control OC',
  }
}

/** Fills what was left out from what was said. */
export const derive = (understood: Values): Values => {
  const first = { ...understood, ...deriveImap(understood) }
  const values = { ...first, ...deriveInbox(first), ...derivePrevious(first), ...deriveSending(first) }
  return { ...values, ...deriveNames(values), ...deriveKeeping(values) }
}

type Role = 'IMAP' | 'OC_INBOX' | 'PREVIOUS_IMAP'

export const isSameAccount = (one: Role, other: Role, values: Values): boolean =>
  same(values[`${one}_HOST`], values[`${other}_HOST`]) &&
  same(values[`${one}_USERNAME`], values[`${other}_USERNAME`])

/** True when the inbox for purchase orders is the very mailbox that confirmations come to. */
export const isOneAccount = (values: Values): boolean => isSameAccount('OC_INBOX', 'IMAP', values)
