import type { Kind, ValueOf } from './readers.js'

/**
 * One variable of the environment. `preset` is its default, as text. `needed`: has a value in the end, its own or one
 * derived from others; else it is a fault. Any other may stay unset.
 */
interface Variable {
  readonly kind: Kind
  readonly preset?: string
  readonly needed?: true
}

/** Every variable that Control OC knows, in the order in which they are shown. Names and defaults are the owner's. */
const VARIABLES = {
  IMAP_HOST: { kind: 'host', needed: true },
  IMAP_PORT: { kind: 'port', needed: true },
  IMAP_USERNAME: { kind: 'user', needed: true },
  IMAP_AUTH: { kind: 'mailAuth', needed: true },
  IMAP_PASSWORD: { kind: 'mailPassword' },
  IMAP_MAILBOX: { kind: 'folders', preset: 'INBOX' },
  IMAP_USE_SSL: { kind: 'boolean', preset: 'True' },
  IMAP_SENT_MAILBOX: { kind: 'folder' },
  IMAP_AUTH_RESULTS: { kind: 'authResults', needed: true },
  IMAP_TLS_CA: { kind: 'path' },
  IMAP_JUNK_MAILBOX: { kind: 'folder' },
  IMAP_PROCESSED_FOLDER: { kind: 'folder' },
  IMAP_CHECK_INTERVAL: { kind: 'seconds', preset: '300' },
  INITIAL_DAYS: { kind: 'dayCount', preset: '7' },

  SMTP_HOST: { kind: 'host', needed: true },
  SMTP_PORT: { kind: 'port', preset: '587' },
  SMTP_USERNAME: { kind: 'user' },
  SMTP_AUTH: { kind: 'smtpAuth', needed: true },
  SMTP_PASSWORD: { kind: 'mailPassword' },
  SMTP_FROM_EMAIL: { kind: 'address', needed: true },
  SMTP_FROM_NAME: { kind: 'line', needed: true },
  SMTP_USE_TLS: { kind: 'boolean', preset: 'True' },
  SMTP_TLS_CA: { kind: 'path' },

  OC_INBOX_HOST: { kind: 'host', needed: true },
  OC_INBOX_PORT: { kind: 'port', needed: true },
  OC_INBOX_USERNAME: { kind: 'user', needed: true },
  OC_INBOX_AUTH: { kind: 'mailAuth', needed: true },
  OC_INBOX_PASSWORD: { kind: 'mailPassword' },
  OC_INBOX_MAILBOX: { kind: 'folders', needed: true },
  OC_INBOX_USE_SSL: { kind: 'boolean', needed: true },
  OC_INBOX_SENT_MAILBOX: { kind: 'folder' },
  OC_INBOX_AUTH_RESULTS: { kind: 'authResults', needed: true },
  OC_INBOX_TLS_CA: { kind: 'path' },

  PREVIOUS_IMAP_HOST: { kind: 'host' },
  PREVIOUS_IMAP_PORT: { kind: 'port' },
  PREVIOUS_IMAP_USERNAME: { kind: 'user' },
  PREVIOUS_IMAP_AUTH: { kind: 'mailAuth' },
  PREVIOUS_IMAP_PASSWORD: { kind: 'mailPassword' },
  PREVIOUS_IMAP_MAILBOX: { kind: 'folders', preset: 'INBOX' },
  PREVIOUS_IMAP_USE_SSL: { kind: 'boolean', preset: 'True' },
  PREVIOUS_IMAP_SENT_MAILBOX: { kind: 'folder' },
  PREVIOUS_IMAP_AUTH_RESULTS: { kind: 'authResults' },
  PREVIOUS_IMAP_TLS_CA: { kind: 'path' },

  AZURE_TENANT_ID: { kind: 'tenant' },
  AZURE_CLIENT_ID: { kind: 'guid' },
  AZURE_CLIENT_SECRET: { kind: 'secret' },
  AZURE_CLIENT_CERTIFICATE: { kind: 'path' },
  AZURE_MANAGED_IDENTITY: { kind: 'boolean', preset: 'False' },
  AZURE_AUTHORITY: { kind: 'url', preset: 'https://login.microsoftonline.com' },
  AZURE_MAIL_RESOURCE: { kind: 'url', preset: 'https://outlook.office365.com' },
  AZURE_GRAPH_URL: { kind: 'url', preset: 'https://graph.microsoft.com' },
  GOOGLE_CLIENT_ID: { kind: 'line' },
  GOOGLE_CLIENT_SECRET: { kind: 'secret' },
  GOOGLE_REFRESH_TOKEN: { kind: 'secret' },
  GOOGLE_TOKEN_URL: { kind: 'url', preset: 'https://oauth2.googleapis.com/token' },

  ALLOWED_CONFIRMATION_SENDERS: { kind: 'senders', preset: '' },
  EMAIL_CC_RECIPIENTS: { kind: 'addresses', preset: '' },
  DAYS_FOR_REMINDER_1: { kind: 'delay', preset: '2' },
  DAYS_FOR_REMINDER_2: { kind: 'delay', preset: '4' },
  EXPIRE_AFTER_DAYS: { kind: 'delay', preset: '30' },
  REQUEST_OFFICE_HOURS_ONLY: { kind: 'boolean', preset: 'False' },
  OC_AMOUNT_TOLERANCE: { kind: 'percent', preset: '1' },
  OC_AMOUNT_MISMATCH: { kind: 'amountMismatch', preset: 'warn' },
  MODO_ENSAYO: { kind: 'boolean', preset: 'False' },
  STAFF_EMAIL: { kind: 'address' },
  PREVIEW_FIRST_MAILS: { kind: 'boolean', preset: 'True' },
  COMPANY_NAME: { kind: 'line', needed: true },
  COMPANY_SIGNATURE: { kind: 'lines', preset: '' },
  COMPANY_COLOR: { kind: 'colour' },
  COMPANY_LOGO: { kind: 'path' },

  OFFICE_TIMEZONE: { kind: 'zone', preset: 'America/Santiago' },
  OFFICE_HOURS: { kind: 'hours', preset: '09:00-18:00' },
  EXTRA_HOLIDAYS: { kind: 'dates', preset: '' },
  NOT_HOLIDAYS: { kind: 'dates', preset: '' },
  DIGEST_TIME: { kind: 'time', preset: '08:30' },

  MicrosoftAppId: { kind: 'guid' },
  MicrosoftAppPassword: { kind: 'secret' },
  MicrosoftAppTenantId: { kind: 'guid' },
  MicrosoftAppType: { kind: 'botType', preset: 'SingleTenant' },
  TEAMS_CHANNEL_ID: { kind: 'line' },
  TEAMS_TEAM_ID: { kind: 'line' },
  TEAMS_ALLOWED_CHANNELS: { kind: 'ids', preset: '' },
  TEAMS_SERVICE_URL: { kind: 'url', preset: 'https://smba.trafficmanager.net/teams' },
  ADMIN_IDS: { kind: 'ids', preset: '' },
  TEAMS_READ_ALL_MESSAGES: { kind: 'boolean', preset: 'False' },

  DATA_DIR: { kind: 'path', preset: './data' },
  DATA_DIR_WAIT: { kind: 'seconds' },
  FILES_URL: { kind: 'documentPlace' },
  FILES_SAS: { kind: 'secret' },
  STORE_URL: { kind: 'storeUrl' },
  BACKUP_DIR: { kind: 'path', needed: true },
  BACKUP_TIME: { kind: 'time', preset: '02:30' },
  BACKUP_KEEP: { kind: 'copies', preset: '14' },
  RETENTION_MONTHS: { kind: 'monthCount' },
  METRICS_TOKEN: { kind: 'secret' },
  PORT: { kind: 'port', preset: '3978' },
  PUBLIC_URL: { kind: 'url' },
  NODE_ENV: { kind: 'line', preset: 'development' },
  LOG_LEVEL: { kind: 'logLevel', preset: 'info' },
} as const satisfies Readonly<Record<string, Variable>>

export type VariableName = keyof typeof VARIABLES

export const isVariableName = (name: string): name is VariableName => Object.hasOwn(VARIABLES, name)

export const VARIABLE_NAMES: readonly VariableName[] = Object.keys(VARIABLES).filter(isVariableName)

export const variable = (name: VariableName): Variable => VARIABLES[name]

/** What every variable was understood to say; null where it is unset or wrong. */
export type Values = { readonly [N in VariableName]: ValueOf<(typeof VARIABLES)[N]['kind']> | null }

/** A record of what each variable's own reader gave is complete when no name is left out. */
export const isValues = (record: Readonly<Record<string, unknown>>): record is Values =>
  VARIABLE_NAMES.every((name) => Object.hasOwn(record, name))

/** Values of which all that the service needs are there. */
export type CompleteValues = {
  readonly [N in VariableName]: (typeof VARIABLES)[N] extends { preset: string } | { needed: true }
    ? ValueOf<(typeof VARIABLES)[N]['kind']>
    : ValueOf<(typeof VARIABLES)[N]['kind']> | null
}

const mustHaveValue = (name: VariableName): boolean =>
  variable(name).needed === true || variable(name).preset !== undefined

export const isComplete = (values: Values): values is CompleteValues =>
  VARIABLE_NAMES.every((name) => values[name] !== null || !mustHaveValue(name))

export const isSecret = (name: VariableName): boolean => {
  const { kind } = variable(name)
  return kind === 'mailPassword' || kind === 'secret' || kind === 'storeUrl'
}
