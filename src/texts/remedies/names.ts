/**
 * What is known of the account that a fault is about. All of it comes from outside, as it is; a name that is not known
 * shows as a placeholder.
 */
export interface RemedyNames {
  /** Address of the mailbox. */
  readonly mailbox?: string | null
  readonly host?: string | null
  readonly port?: number | null
  readonly tenantId?: string | null
  readonly clientId?: string | null
  /** Object id of the Enterprise application, which is not that of the app registration. */
  readonly objectId?: string | null
  readonly domain?: string | null
  /** Who signs in to Exchange Online with PowerShell. */
  readonly adminUser?: string | null
  readonly folder?: string | null
  readonly recipient?: string | null
  /** Begins the names of the variables of this account; default by the fault: IMAP or SMTP. */
  readonly prefix?: 'IMAP' | 'SMTP' | 'OC_INBOX' | 'PREVIOUS_IMAP' | null
  /** Whose credentials Entra was shown: those for the mail (default), or those of the bot. */
  readonly app?: 'mail' | 'bot'
}

/** The same, ready to be put into a line. */
export interface Filled {
  readonly mailbox: string
  readonly clientId: string
  readonly objectId: string
  readonly adminUser: string
  readonly domain: string
  readonly recipient: string
  readonly host: string
  readonly port: string
  /** For a sentence, as it came. */
  readonly said: { readonly host: string; readonly folder: string }
  /** `variable('PASSWORD')` is `IMAP_PASSWORD`; of a whole when it is not known whose. */
  readonly variable: (name: string, prefix?: string) => string
  readonly idVariable: string
  readonly secretVariable: string
  readonly tenantVariable: string
}

/** PowerShell ends a single-quoted string at any of these, and takes each doubled for itself ("About Quoting Rules"). */
const QUOTES = /['\u2018\u2019\u201a\u201b]/gu
/** Line breaks end a command; unseen characters hide what a line does. */
const UNSEEN = /\p{C}|[\u2028\u2029]/gu

/** A literal of PowerShell: nothing in it is run or filled in. */
export const quoted = (value: string): string =>
  `'${value.replaceAll(UNSEEN, '').replaceAll(QUOTES, '$&$&')}'`

/** Only what a name or address of a host is made of may stand bare in a shell. */
const HOST = /^[A-Za-z0-9][A-Za-z0-9.-]*$|^[0-9A-Fa-f:]+$/

const isKnown = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value.trim() !== ''

const literal = (value: string | null | undefined, placeholder: string): string =>
  quoted(isKnown(value) ? value : placeholder)

const VARIABLES = {
  mail: { id: 'AZURE_CLIENT_ID', secret: 'AZURE_CLIENT_SECRET', tenant: 'AZURE_TENANT_ID' },
  bot: { id: 'MicrosoftAppId', secret: 'MicrosoftAppPassword', tenant: 'MicrosoftAppTenantId' },
} as const

export const fill = (names: RemedyNames): Filled => {
  const { host, port, folder } = names
  const variables = VARIABLES[names.app ?? 'mail']
  return {
    mailbox: literal(names.mailbox, '<casilla>'),
    clientId: literal(names.clientId, '<id. de aplicación (cliente)>'),
    objectId: literal(names.objectId, '<id. de objeto de la aplicación empresarial>'),
    adminUser: literal(names.adminUser, '<administrador>'),
    domain: literal(names.domain, '<dominio>'),
    recipient: literal(names.recipient, '<destinatario>'),
    host: isKnown(host) && HOST.test(host) ? host : 'SERVIDOR',
    port: String(port ?? 'PUERTO'),
    said: { host: isKnown(host) ? host : 'el servidor', folder: isKnown(folder) ? ` «${folder}»` : '' },
    variable: (name, prefix = 'IMAP') => `${names.prefix ?? prefix}_${name}`,
    idVariable: variables.id,
    secretVariable: variables.secret,
    tenantVariable: variables.tenant,
  }
}
