import type { Company } from '../domain/company.js'
import { toDelay } from '../domain/delay.js'
import { rehearsalAddress } from './checks.js'
import { documentPlace } from './documents.js'
import { deepFreeze } from './deep-freeze.js'
import { readLogo } from './logo.js'
import { imapAccounts, smtpAccount } from './mail-accounts.js'
import { azureApp, googleApp } from './oauth-apps.js'
import type { BotCredentials, Config, OfficeHours } from './types.js'
import type { ReadFile } from './understand.js'
import type { CompleteValues, Values } from './variables.js'

const SECOND_MS = 1000

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

type OfficeValues = Pick<
  CompleteValues,
  'OFFICE_HOURS' | 'OFFICE_TIMEZONE' | 'EXTRA_HOLIDAYS' | 'NOT_HOLIDAYS' | 'DIGEST_TIME'
>

const office = (values: OfficeValues): OfficeHours => {
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

type DelayValues = Pick<
  CompleteValues,
  'DAYS_FOR_REMINDER_1' | 'DAYS_FOR_REMINDER_2' | 'EXPIRE_AFTER_DAYS' | 'REQUEST_OFFICE_HOURS_ONLY'
>

/** When the office works and how it chases: the part of the configuration that the next step of a reservation follows from. */
export type ChaseTimes = Pick<Config, 'office' | 'delays' | 'requestOfficeHoursOnly'>

const chaseTimes = (values: OfficeValues & DelayValues): ChaseTimes => ({
  office: office(values),
  delays: {
    reminder: toDelay(values.DAYS_FOR_REMINDER_1),
    ultimatum: toDelay(values.DAYS_FOR_REMINDER_2),
    expiry: toDelay(values.EXPIRE_AFTER_DAYS),
  },
  requestOfficeHoursOnly: values.REQUEST_OFFICE_HOURS_ONLY,
})

const hasChaseTimes = (values: Values): values is Values & OfficeValues & DelayValues =>
  [
    values.OFFICE_HOURS,
    values.OFFICE_TIMEZONE,
    values.EXTRA_HOLIDAYS,
    values.NOT_HOLIDAYS,
    values.DIGEST_TIME,
    values.DAYS_FOR_REMINDER_1,
    values.DAYS_FOR_REMINDER_2,
    values.EXPIRE_AFTER_DAYS,
    values.REQUEST_OFFICE_HOURS_ONLY,
  ].every((value) => value !== null)

/** The same of a configuration that may lack other things, accounts say; null where one of these could not be read. */
export const findChaseTimes = (values: Values): ChaseTimes | null =>
  hasChaseTimes(values) ? chaseTimes(values) : null

const chase = (values: CompleteValues): Pick<Config, 'rehearsalAddress' | 'previewFirstMails'> => ({
  rehearsalAddress: values.MODO_ENSAYO ? rehearsalAddress(values) : null,
  previewFirstMails: values.PREVIEW_FIRST_MAILS,
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

const keeping = (values: CompleteValues): Pick<Config, 'backup' | 'retentionMonths' | 'metricsToken'> => ({
  backup: { dir: values.BACKUP_DIR, at: values.BACKUP_TIME, keep: values.BACKUP_KEEP },
  retentionMonths: values.RETENTION_MONTHS,
  metricsToken: values.METRICS_TOKEN,
})

/** Values without fault become the one object that the service is made from. */
export const assemble = (values: CompleteValues, readFile: ReadFile): Config =>
  deepFreeze({
    accounts: imapAccounts(values, readFile),
    smtp: smtpAccount(values, readFile),
    azure: azureApp(values, readFile),
    google: googleApp(values),
    confirmationSenders: values.ALLOWED_CONFIRMATION_SENDERS,
    ccRecipients: values.EMAIL_CC_RECIPIENTS,
    ocAmounts: { tolerance: values.OC_AMOUNT_TOLERANCE / 100, mismatch: values.OC_AMOUNT_MISMATCH },
    checkIntervalMs: values.IMAP_CHECK_INTERVAL * SECOND_MS,
    initialDays: values.INITIAL_DAYS,
    ...chaseTimes(values),
    dataDir: values.DATA_DIR,
    storeUrl: values.STORE_URL,
    dataDirWaitMs: values.DATA_DIR_WAIT === null ? null : values.DATA_DIR_WAIT * SECOND_MS,
    documents: documentPlace(values, values.DATA_DIR),
    ...keeping(values),
    production: values.NODE_ENV === 'production',
    company: company(values, readFile),
    logLevel: values.LOG_LEVEL,
    ...chase(values),
    ...bot(values),
  })
