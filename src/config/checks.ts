import { READABLE_CONTRAST, contrast } from '../domain/colour.js'
import { approximateMs, toDelay, type WrittenDelay } from '../domain/delay.js'
import * as texts from '../texts/config-faults.js'
import type { ConfigFault } from '../texts/config-faults.js'
import { readCertificate } from './certificates.js'
import { isOneAccount } from './derive.js'
import * as login from './login-checks.js'
import { readLogo } from './logo.js'
import { isLoopback } from './readers.js'
import { imapTransport, smtpTransport } from './transport.js'
import type { ReadFile } from './understand.js'
import type { Values } from './variables.js'

/** What only shows when several variables are looked at together. A check of values that are missing says nothing. */
type Check = (values: Values, readFile: ReadFile) => readonly (ConfigFault | null)[]

const imapEncryption: Check = (values) =>
  (['IMAP', 'OC_INBOX', 'PREVIOUS_IMAP'] as const).map((role) => {
    const host = values[`${role}_HOST`]
    const transport = imapTransport(values[`${role}_USE_SSL`] ?? true, values[`${role}_PORT`] ?? 993)
    if (host === null || transport !== 'plain' || isLoopback(host)) return null
    if (role === 'OC_INBOX' && isOneAccount(values) && values.IMAP_USE_SSL === false) return null
    return texts.unencrypted(`${role}_USE_SSL`, host, 'True')
  })

const smtpEncryption: Check = (values) => {
  const host = values.SMTP_HOST
  const transport = smtpTransport(values.SMTP_USE_TLS ?? true, values.SMTP_PORT ?? 587)
  if (host === null || transport !== 'plain' || isLoopback(host)) return []
  return [texts.unencrypted('SMTP_USE_TLS', host, 'True')]
}

const certificates: Check = (values, readFile) =>
  (['IMAP_TLS_CA', 'SMTP_TLS_CA', 'OC_INBOX_TLS_CA', 'PREVIOUS_IMAP_TLS_CA'] as const).map((name) => {
    const path = values[name]
    if (path === null || (name === 'OC_INBOX_TLS_CA' && path === values.IMAP_TLS_CA)) return null
    const certificate = readCertificate(name, path, readFile)
    return certificate.ok ? null : certificate.fault
  })

const FOLDERS = [
  'IMAP_MAILBOX',
  'OC_INBOX_MAILBOX',
  'IMAP_SENT_MAILBOX',
  'OC_INBOX_SENT_MAILBOX',
  'IMAP_JUNK_MAILBOX',
  'PREVIOUS_IMAP_MAILBOX',
  'PREVIOUS_IMAP_SENT_MAILBOX',
] as const

/** Exchange does not tell upper and lower case apart in a folder's name. */
const isSameFolder = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Mails that are moved to a folder which is watched would be read again; those among sent or unwanted ones would be lost from sight. */
const processedFolder: Check = (values) => {
  const folder = values.IMAP_PROCESSED_FOLDER
  if (folder === null) return []
  const hasPrevious = values.PREVIOUS_IMAP_HOST !== null
  const user = FOLDERS.filter((name) => hasPrevious || !name.startsWith('PREVIOUS_')).find((name) =>
    [values[name] ?? []].flat().some((other) => isSameFolder(other, folder)),
  )
  return [user ? texts.processedFolderUsed('IMAP_PROCESSED_FOLDER', folder, user) : null]
}

const WHITE = '#ffffff'

const companyColour: Check = ({ COMPANY_COLOR: colour }) => {
  if (colour === null) return []
  const found = contrast(colour, WHITE)
  return [found < READABLE_CONTRAST ? texts.paleColour('COMPANY_COLOR', colour, found) : null]
}

const companyLogo: Check = ({ COMPANY_LOGO: path }, readFile) => {
  const logo = path === null ? null : readLogo('COMPANY_LOGO', path, readFile)
  return [logo === null || logo.ok ? null : logo.fault]
}

const later = (
  name: string,
  delay: WrittenDelay | null,
  than: string,
  other: WrittenDelay | null,
): ConfigFault | null =>
  delay && other && approximateMs(toDelay(delay)) <= approximateMs(toDelay(other))
    ? texts.notLater(name, than)
    : null

const delayOrder: Check = ({
  DAYS_FOR_REMINDER_1: first,
  DAYS_FOR_REMINDER_2: second,
  EXPIRE_AFTER_DAYS: end,
}) => [
  later('DAYS_FOR_REMINDER_2', second, 'DAYS_FOR_REMINDER_1', first),
  later('EXPIRE_AFTER_DAYS', end, 'DAYS_FOR_REMINDER_2', second),
]

/** Where mails go in rehearsal. */
export const rehearsalAddress = (values: Values): string | null =>
  values.STAFF_EMAIL ?? values.EMAIL_CC_RECIPIENTS?.[0] ?? null

const rehearsal: Check = (values) => [
  values.MODO_ENSAYO === true && rehearsalAddress(values) === null
    ? texts.nobodyToRehearseWith('STAFF_EMAIL')
    : null,
]

const botCredentials: Check = (values) => {
  if (values.MicrosoftAppId === null)
    return [values.NODE_ENV === 'production' ? texts.productionWithoutBot('MicrosoftAppId') : null]
  const needsPassword = values.MicrosoftAppType === 'SingleTenant' && values.MicrosoftAppPassword === null
  return [
    values.MicrosoftAppTenantId === null ? texts.botNeeds('MicrosoftAppTenantId', 'guid') : null,
    needsPassword ? texts.botNeeds('MicrosoftAppPassword', 'secret') : null,
  ]
}

const documents: Check = ({ FILES_URL: url, FILES_SAS: sas }) => [
  url?.startsWith('http') && sas === null ? texts.signatureMissing('FILES_SAS', 'FILES_URL') : null,
]

const CHECKS: readonly Check[] = [
  imapEncryption,
  smtpEncryption,
  login.imapLogins,
  login.smtpLogin,
  login.azureApplication,
  login.azureCertificate,
  login.googleApplication,
  login.previousAccount,
  certificates,
  processedFolder,
  companyColour,
  companyLogo,
  delayOrder,
  rehearsal,
  botCredentials,
  documents,
]

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const senders: Check = (values) => [
  (values.ALLOWED_CONFIRMATION_SENDERS ?? []).length === 0
    ? texts.noSenders('ALLOWED_CONFIRMATION_SENDERS')
    : null,
]

const passwords: Check = (values) => [
  isOneAccount(values) && values.OC_INBOX_PASSWORD !== values.IMAP_PASSWORD
    ? texts.passwordsDiffer('OC_INBOX_PASSWORD', 'IMAP_PASSWORD')
    : null,
]

const bot: Check = ({ MicrosoftAppId: id, MicrosoftAppPassword: password, PUBLIC_URL: url }) => [
  password !== null && GUID.test(password) ? texts.secretIsId('MicrosoftAppPassword') : null,
  password !== null && id === null ? texts.botIdMissing('MicrosoftAppId') : null,
  id !== null && url === null ? texts.noPublicUrl('PUBLIC_URL') : null,
]

const azure: Check = ({ AZURE_CLIENT_SECRET: secret }) => [
  secret !== null && GUID.test(secret) ? texts.secretIsId('AZURE_CLIENT_SECRET') : null,
]

const ADVICE: readonly Check[] = [senders, passwords, bot, azure, login.passwordsOnExchange]

const run = (checks: readonly Check[], values: Values, readFile: ReadFile): readonly ConfigFault[] =>
  checks.flatMap((check) => check(values, readFile)).filter((fault) => fault !== null)

/** With any of these the service must not start. */
export const findContradictions: (values: Values, readFile: ReadFile) => readonly ConfigFault[] = (
  values,
  readFile,
) => run(CHECKS, values, readFile)

/** Worth telling, but no reason to stay down. */
export const findDoubts: (values: Values, readFile: ReadFile) => readonly ConfigFault[] = (
  values,
  readFile,
) => run(ADVICE, values, readFile)
