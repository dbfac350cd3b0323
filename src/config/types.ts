import type { Delay } from '../domain/client.js'
import type { Company } from '../domain/company.js'
import type { MailService } from '../domain/sending-limits.js'
import type { AmountMismatch } from '../domain/oc-amounts.js'
import type { IsoDate } from '../domain/time.js'

/** `tls`: encrypted from the first byte. `starttls`: must become encrypted before anything is said. `plain`: loopback only. */
export type Transport = 'tls' | 'starttls' | 'plain'

/** Whose Authentication-Results header of a received mail may be believed (RFC 8601, 2.5; Exchange gives no authserv-id). */
export type AuthResults =
  | { readonly kind: 'exchange' }
  | { readonly kind: 'authserv-id'; readonly id: string }
  | { readonly kind: 'none' }

/** How a mail server is shown who we are. `azure`: `Config.azure`, `google`: `Config.google`. */
export type MailAuth =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'oauth2'; readonly provider: 'azure' | 'google' }

/** `graph`: mails leave by Microsoft Graph, and host and port are not used. */
export type SendingAuth = MailAuth | { readonly kind: 'graph' } | { readonly kind: 'none' }

/** The application of Entra that stands for us (OAuth 2.0 client credentials, RFC 6749, 4.4). */
export interface AzureApp {
  /** Id or domain; null with a managed identity, which belongs to a tenant already. */
  readonly tenantId: string | null
  /** Null: the identity that the machine was given by the system. */
  readonly clientId: string | null
  readonly credential:
    | { readonly kind: 'secret'; readonly secret: string }
    /** PEM text. */
    | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }
    | { readonly kind: 'managed_identity' }
  /** Base URLs without a slash at their end; others in national clouds. */
  readonly authority: string
  readonly mailResource: string
  readonly graphUrl: string
}

/** A Google client with a refresh token of the mailbox (RFC 6749, 6). */
export interface GoogleApp {
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
  readonly tokenUrl: string
}

export type AccountId = 'imap' | 'oc_inbox' | 'previous_imap'

export interface ImapAccount {
  /** Stable: positions in the mailbox are kept under it. */
  readonly id: AccountId
  readonly host: string
  readonly port: number
  readonly secure: Transport
  readonly username: string
  readonly auth: MailAuth
  /** At least one, in the order given. */
  readonly folders: readonly string[]
  /** Null: found by its special use (RFC 6154). */
  readonly sentFolder: string | null
  /** Null: found by its special use. */
  readonly junkFolder: string | null
  /** Where mails go that have been dealt with; null: they stay. */
  readonly processedFolder: string | null
  readonly authResults: AuthResults
  /** PEM text of certificate authorities to trust besides the system's. */
  readonly ca: string | null
}

export interface SmtpAccount {
  /** Whose limits hold. */
  readonly service: MailService
  readonly host: string
  readonly port: number
  readonly secure: Transport
  /** Of the mailbox; null with `none`. */
  readonly username: string | null
  readonly auth: SendingAuth
  readonly fromEmail: string
  readonly fromName: string
  readonly ca: string | null
}

/** How long after day 0. */
interface Delays {
  readonly reminder: Delay
  readonly ultimatum: Delay
  readonly expiry: Delay
}

export interface OfficeHours {
  /** IANA name. */
  readonly zone: string
  /** `HH:MM`, before `closesAt`. */
  readonly opensAt: string
  readonly closesAt: string
  /** Days off that the calendar of Chile does not know. */
  readonly extraHolidays: readonly IsoDate[]
  /** Days that the calendar takes for holidays and the office works. */
  readonly notHolidays: readonly IsoDate[]
  /** `HH:MM` of the daily digest. */
  readonly digestAt: string
}

/** Multi-tenant bots can no longer be made; these two remain. */
export type BotCredentials =
  | {
      readonly type: 'SingleTenant'
      readonly appId: string
      readonly tenantId: string
      readonly password: string
    }
  | { readonly type: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }

interface TeamsSettings {
  /** Null: the Bot Framework would believe anybody, so the bot listens on loopback only. */
  readonly credentials: BotCredentials | null
  readonly channelId: string | null
  readonly teamId: string | null
  /** Channels that the bot listens in, besides `channelId`; empty: all of the team. */
  readonly allowedChannelIds: readonly string[]
  readonly serviceUrl: string
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'

/** Where documents are kept: a folder, maybe of several machines, or a container of Azure Blob Storage. */
export type DocumentPlace =
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 'blob'
      /** Without a slash at its end. */
      readonly url: string
      /** A shared access signature, without a question mark before it. */
      readonly sas: string
    }

/** Everything that the service is told from outside; checked, and frozen all the way down. */
export interface Config {
  /** One, or more when the inbox for purchase orders is another account, or the account before is still watched. */
  readonly accounts: readonly ImapAccount[]
  readonly smtp: SmtpAccount
  readonly azure: AzureApp | null
  readonly google: GoogleApp | null
  /** Lower-case addresses, and `@domain` for everybody of a domain. */
  readonly confirmationSenders: readonly string[]
  readonly ccRecipients: readonly string[]
  readonly delays: Delays
  readonly ocAmounts: {
    /** Part of the reservation's total by which an OC may differ: 0.01 is one per cent. */
    readonly tolerance: number
    readonly mismatch: AmountMismatch
  }
  readonly checkIntervalMs: number
  readonly initialDays: number
  /** When set, mails to clients go to this address instead. */
  readonly rehearsalAddress: string | null
  /** An administrator looks at the first mail of each kind before it leaves for a client. */
  readonly previewFirstMails: boolean
  readonly office: OfficeHours
  readonly requestOfficeHoursOnly: boolean
  /** Entra object ids, as given. */
  readonly adminIds: readonly string[]
  readonly dataDir: string
  /** `postgres://…` with its password; null: the store is in the data folder. */
  readonly storeUrl: string | null
  /** How long to wait for another service to leave the data folder; null: not at all. */
  readonly dataDirWaitMs: number | null
  readonly documents: DocumentPlace
  readonly backup: {
    readonly dir: string
    /** `HH:MM`, each night. */
    readonly at: string
    /** How many are kept. */
    readonly keep: number
  }
  /** After closing, names and documents are erased; null: never. */
  readonly retentionMonths: number | null
  /** Without it `/metrics` answers this machine only. */
  readonly metricsToken: string | null
  readonly port: number
  /** `127.0.0.1` while there are no credentials. */
  readonly bindHost: '127.0.0.1' | '0.0.0.0'
  /** Without a slash at its end. */
  readonly publicUrl: string | null
  readonly production: boolean
  readonly teams: TeamsSettings
  readonly company: Company
  readonly logLevel: LogLevel
}
