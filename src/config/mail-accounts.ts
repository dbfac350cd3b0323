import { readCertificate } from './certificates.js'
import { isOneAccount } from './derive.js'
import { providerOf, serviceOf } from './mail-auth.js'
import { imapTransport, smtpTransport } from './transport.js'
import type { AuthResults, ImapAccount, MailAuth, SendingAuth, SmtpAccount } from './types.js'
import type { ReadFile } from './understand.js'
import type { CompleteValues } from './variables.js'

const toAuthResults = (text: string): AuthResults =>
  text === 'exchange' || text === 'none' ? { kind: text } : { kind: 'authserv-id', id: text }

const certificate = (name: string, path: string | null, readFile: ReadFile): string | null => {
  const read = path === null ? null : readCertificate(name, path, readFile)
  return read?.ok ? read.pem : null
}

const toAuth = (
  auth: 'password' | 'oauth2',
  password: string | null,
  host: string,
  values: CompleteValues,
): MailAuth =>
  auth === 'oauth2'
    ? { kind: 'oauth2', provider: providerOf(host, values) }
    : { kind: 'password', password: password ?? '' }

const currentAccount = (values: CompleteValues, readFile: ReadFile): ImapAccount => ({
  id: 'imap',
  host: values.IMAP_HOST,
  port: values.IMAP_PORT,
  secure: imapTransport(values.IMAP_USE_SSL, values.IMAP_PORT),
  username: values.IMAP_USERNAME,
  auth: toAuth(values.IMAP_AUTH, values.IMAP_PASSWORD, values.IMAP_HOST, values),
  folders: values.IMAP_MAILBOX,
  sentFolder: values.IMAP_SENT_MAILBOX,
  junkFolder: values.IMAP_JUNK_MAILBOX,
  processedFolder: values.IMAP_PROCESSED_FOLDER,
  authResults: toAuthResults(values.IMAP_AUTH_RESULTS),
  ca: certificate('IMAP_TLS_CA', values.IMAP_TLS_CA, readFile),
})

const inboxAccount = (values: CompleteValues, readFile: ReadFile): ImapAccount => ({
  id: 'oc_inbox',
  host: values.OC_INBOX_HOST,
  port: values.OC_INBOX_PORT,
  secure: imapTransport(values.OC_INBOX_USE_SSL, values.OC_INBOX_PORT),
  username: values.OC_INBOX_USERNAME,
  auth: toAuth(values.OC_INBOX_AUTH, values.OC_INBOX_PASSWORD, values.OC_INBOX_HOST, values),
  folders: values.OC_INBOX_MAILBOX,
  sentFolder: values.OC_INBOX_SENT_MAILBOX,
  junkFolder: null,
  processedFolder: values.IMAP_PROCESSED_FOLDER,
  authResults: toAuthResults(values.OC_INBOX_AUTH_RESULTS),
  ca: certificate('OC_INBOX_TLS_CA', values.OC_INBOX_TLS_CA, readFile),
})

/** Nothing is moved in the account that is left: others may still read it. */
const previousAccount = (
  host: string,
  username: string,
  values: CompleteValues,
  readFile: ReadFile,
): ImapAccount => {
  const port = values.PREVIOUS_IMAP_PORT ?? 993
  return {
    id: 'previous_imap',
    host,
    port,
    secure: imapTransport(values.PREVIOUS_IMAP_USE_SSL, port),
    username,
    auth: toAuth(values.PREVIOUS_IMAP_AUTH ?? 'password', values.PREVIOUS_IMAP_PASSWORD, host, values),
    folders: values.PREVIOUS_IMAP_MAILBOX,
    sentFolder: values.PREVIOUS_IMAP_SENT_MAILBOX,
    junkFolder: null,
    processedFolder: null,
    authResults: toAuthResults(values.PREVIOUS_IMAP_AUTH_RESULTS ?? 'none'),
    ca: certificate('PREVIOUS_IMAP_TLS_CA', values.PREVIOUS_IMAP_TLS_CA, readFile),
  }
}

/** One mailbox is watched once, whatever roles it has: two connections would read every mail twice. */
const currentAccounts = (values: CompleteValues, readFile: ReadFile): readonly ImapAccount[] => {
  const first = currentAccount(values, readFile)
  const second = inboxAccount(values, readFile)
  if (!isOneAccount(values)) return [first, second]
  const folders = [...new Set([...first.folders, ...second.folders])]
  return [{ ...first, folders, sentFolder: first.sentFolder ?? second.sentFolder }]
}

export const imapAccounts = (values: CompleteValues, readFile: ReadFile): readonly ImapAccount[] => {
  const { PREVIOUS_IMAP_HOST: host, PREVIOUS_IMAP_USERNAME: username } = values
  const current = currentAccounts(values, readFile)
  return host === null || username === null
    ? current
    : [...current, previousAccount(host, username, values, readFile)]
}

const sendingAuth = (values: CompleteValues): SendingAuth => {
  const auth = values.SMTP_AUTH
  return auth === 'graph' || auth === 'none'
    ? { kind: auth }
    : toAuth(auth, values.SMTP_PASSWORD, values.SMTP_HOST, values)
}

export const smtpAccount = (values: CompleteValues, readFile: ReadFile): SmtpAccount => ({
  service: serviceOf(values.SMTP_HOST, values.SMTP_USERNAME),
  host: values.SMTP_HOST,
  port: values.SMTP_PORT,
  secure: smtpTransport(values.SMTP_USE_TLS, values.SMTP_PORT),
  username: values.SMTP_USERNAME,
  auth: sendingAuth(values),
  fromEmail: values.SMTP_FROM_EMAIL,
  fromName: values.SMTP_FROM_NAME,
  ca: certificate('SMTP_TLS_CA', values.SMTP_TLS_CA, readFile),
})
