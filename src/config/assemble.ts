import type { Company } from '../domain/company.js'
import { toDelay } from '../domain/delay.js'
import { readCertificate } from './certificates.js'
import { rehearsalAddress } from './checks.js'
import { deepFreeze } from './deep-freeze.js'
import { isOneAccount } from './derive.js'
import { readLogo } from './logo.js'
import { imapTransport, smtpTransport } from './transport.js'
import type { AuthResults, BotCredentials, Config, ImapAccount, OfficeHours, SmtpAccount } from './types.js'
import type { ReadFile } from './understand.js'
import type { CompleteValues } from './variables.js'

const SECOND_MS = 1000

const toAuthResults = (text: string): AuthResults =>
  text === 'exchange' || text === 'none' ? { kind: text } : { kind: 'authserv-id', id: text }

const certificate = (name: string, path: string | null, readFile: ReadFile): string | null => {
  const read = path === null ? null : readCertificate(name, path, readFile)
  return read?.ok ? read.pem : null
}

const imapAccount = (values: CompleteValues, readFile: ReadFile): ImapAccount => ({
  id: 'imap',
  host: values.IMAP_HOST,
  port: values.IMAP_PORT,
  secure: imapTransport(values.IMAP_USE_SSL, values.IMAP_PORT),
  username: values.IMAP_USERNAME,
  password: values.IMAP_PASSWORD,
  folders: values.IMAP_MAILBOX,
  sentFolder: values.IMAP_SENT_MAILBOX,
  authResults: toAuthResults(values.IMAP_AUTH_RESULTS),
  ca: certificate('IMAP_TLS_CA', values.IMAP_TLS_CA, readFile),
})

const inboxAccount = (values: CompleteValues, readFile: ReadFile): ImapAccount => ({
  id: 'oc_inbox',
  host: values.OC_INBOX_HOST,
  port: values.OC_INBOX_PORT,
  secure: imapTransport(values.OC_INBOX_USE_SSL, values.OC_INBOX_PORT),
  username: values.OC_INBOX_USERNAME,
  password: values.OC_INBOX_PASSWORD,
  folders: values.OC_INBOX_MAILBOX,
  sentFolder: values.OC_INBOX_SENT_MAILBOX,
  authResults: toAuthResults(values.OC_INBOX_AUTH_RESULTS),
  ca: certificate('OC_INBOX_TLS_CA', values.OC_INBOX_TLS_CA, readFile),
})

/** One mailbox is watched once, whatever roles it has: two connections would read every mail twice. */
const accounts = (values: CompleteValues, readFile: ReadFile): readonly ImapAccount[] => {
  const first = imapAccount(values, readFile)
  const second = inboxAccount(values, readFile)
  if (!isOneAccount(values)) return [first, second]
  const folders = [...new Set([...first.folders, ...second.folders])]
  return [{ ...first, folders, sentFolder: first.sentFolder ?? second.sentFolder }]
}

const smtp = (values: CompleteValues, readFile: ReadFile): SmtpAccount => ({
  host: values.SMTP_HOST,
  port: values.SMTP_PORT,
  secure: smtpTransport(values.SMTP_USE_TLS, values.SMTP_PORT),
  username: values.SMTP_USERNAME,
  password: values.SMTP_PASSWORD,
  fromEmail: values.SMTP_FROM_EMAIL,
  fromName: values.SMTP_FROM_NAME,
  ca: certificate('SMTP_TLS_CA', values.SMTP_TLS_CA, readFile),
})

const logo = (path: string | null, readFile: ReadFile): Company['logo'] => {
  const read = path === null ? null : readLogo('COMPANY_LOGO', path, readFile)
  return read?.ok ? read.picture : null
}

const company = (values: CompleteValues, readFile: ReadFile): Company => ({
  name: values.COMPANY_NAME,
  address: values.SMTP_FROM_EMAIL,
  signature: values.COMPANY_SIGNATURE,
  colour: values.COMPANY_COLOR,
  logo: logo(values.COMPANY_LOGO, readFile),
})

const office = (values: CompleteValues): OfficeHours => {
  const [opensAt = '', closesAt = ''] = values.OFFICE_HOURS.split('-')
  return {
    zone: values.OFFICE_TIMEZONE,
    opensAt,
    closesAt,
    extraHolidays: values.EXTRA_HOLIDAYS,
    notHolidays: values.NOT_HOLIDAYS,
    digestAt: values.DIGEST_TIME,
  }
}

const credentials = (values: CompleteValues): BotCredentials | null => {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password } = values
  if (appId === null || tenantId === null) return null
  if (values.MicrosoftAppType === 'UserAssignedMSI') return { type: 'UserAssignedMSI', appId, tenantId }
  return password === null ? null : { type: 'SingleTenant', appId, tenantId, password }
}

const chase = (
  values: CompleteValues,
): Pick<Config, 'delays' | 'rehearsalAddress' | 'previewFirstMails' | 'requestOfficeHoursOnly'> => ({
  delays: {
    reminder: toDelay(values.DAYS_FOR_REMINDER_1),
    ultimatum: toDelay(values.DAYS_FOR_REMINDER_2),
    expiry: toDelay(values.EXPIRE_AFTER_DAYS),
  },
  rehearsalAddress: values.MODO_ENSAYO ? rehearsalAddress(values) : null,
  previewFirstMails: values.PREVIEW_FIRST_MAILS,
  requestOfficeHoursOnly: values.REQUEST_OFFICE_HOURS_ONLY,
})

const bot = (
  values: CompleteValues,
): Pick<Config, 'teams' | 'bindHost' | 'port' | 'publicUrl' | 'adminIds'> => ({
  teams: {
    credentials: credentials(values),
    channelId: values.TEAMS_CHANNEL_ID,
    teamId: values.TEAMS_TEAM_ID,
    allowedChannelIds: values.TEAMS_ALLOWED_CHANNELS,
    serviceUrl: values.TEAMS_SERVICE_URL,
  },
  bindHost: credentials(values) === null ? '127.0.0.1' : '0.0.0.0',
  port: values.PORT,
  publicUrl: values.PUBLIC_URL,
  adminIds: values.ADMIN_IDS,
})

/** Values without fault become the one object that the service is made from. */
export const assemble = (values: CompleteValues, readFile: ReadFile): Config =>
  deepFreeze({
    accounts: accounts(values, readFile),
    smtp: smtp(values, readFile),
    confirmationSenders: values.ALLOWED_CONFIRMATION_SENDERS,
    ccRecipients: values.EMAIL_CC_RECIPIENTS,
    ocAmounts: { tolerance: values.OC_AMOUNT_TOLERANCE / 100, mismatch: values.OC_AMOUNT_MISMATCH },
    checkIntervalMs: values.IMAP_CHECK_INTERVAL * SECOND_MS,
    initialDays: values.INITIAL_DAYS,
    office: office(values),
    dataDir: values.DATA_DIR,
    dataDirWaitMs: values.DATA_DIR_WAIT === null ? null : values.DATA_DIR_WAIT * SECOND_MS,
    production: values.NODE_ENV === 'production',
    company: company(values, readFile),
    logLevel: values.LOG_LEVEL,
    ...chase(values),
    ...bot(values),
  })
