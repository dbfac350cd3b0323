import type { Delay } from '../domain/client.js'
import type { Company } from '../domain/company.js'
import type { AmountMismatch } from '../domain/oc-amounts.js'
import type { IsoDate } from '../domain/time.js'

/** `tls`: encrypted from the first byte. `starttls`: must become encrypted before anything is said. `plain`: loopback only. */
export type Transport = 'tls' | 'starttls' | 'plain'

/** Whose Authentication-Results header of a received mail may be believed (RFC 8601, 2.5; Exchange gives no authserv-id). */
export type AuthResults =
  | { readonly kind: 'exchange' }
  | { readonly kind: 'authserv-id'; readonly id: string }
  | { readonly kind: 'none' }

export interface ImapAccount {
  /** Stable: positions in the mailbox are kept under it. */
  readonly id: 'imap' | 'oc_inbox'
  readonly host: string
  readonly port: number
  readonly secure: Transport
  readonly username: string
  readonly password: string
  /** At least one, in the order given. */
  readonly folders: readonly string[]
  /** Null: found by its special use (RFC 6154). */
  readonly sentFolder: string | null
  readonly authResults: AuthResults
  /** PEM text of certificate authorities to trust besides the system's. */
  readonly ca: string | null
}

export interface SmtpAccount {
  readonly host: string
  readonly port: number
  readonly secure: Transport
  /** Null with `password`: a server that asks for none. */
  readonly username: string | null
  readonly password: string | null
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

/** Everything that the service is told from outside; checked, and frozen all the way down. */
export interface Config {
  /** One, or two when the inbox for purchase orders is another account. */
  readonly accounts: readonly ImapAccount[]
  readonly smtp: SmtpAccount
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
  /** How long to wait for another service to leave the data folder; null: not at all. */
  readonly dataDirWaitMs: number | null
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
