import type { Company } from '../domain/company.js'
import type { AmountMismatch } from '../domain/oc-amounts.js'
import type { ChasePolicy } from '../domain/reminder-policy.js'
import type { WallTime } from '../domain/zoned-time.js'

/** What the engine must know of the office; made from the configuration by whoever composes the service. */
export interface EngineSettings {
  readonly policy: ChasePolicy
  /** Addresses (`a@b.cl`) and domains (`@b.cl`) whose confirmations are believed; lower case. */
  readonly confirmationSenders: readonly string[]
  /** Addresses of our own system mailboxes, and the domains of our own colleagues; lower case. */
  readonly ownAddresses: readonly string[]
  readonly ownDomains: readonly string[]
  /** The address of each watched mailbox by its account, lower case. */
  readonly mailboxAddresses: Readonly<Record<string, string>>
  /** The address that is being left for `company.address` and still watched, lower case; null: there is none. */
  readonly previousAddress: string | null
  /** How far an OC's amount may be from the reservation's total (0.01 is one per cent), and what is done beyond. */
  readonly ocAmounts: { readonly tolerance: number; readonly mismatch: AmountMismatch }
  /** Administration gets a copy of every mail to a client. */
  readonly ccRecipients: readonly string[]
  /** Rehearsal: mails to clients go here instead. Null: they go to the clients. */
  readonly rehearsalAddress: string | null
  readonly company: Company
  /** The first mail of each kind that would reach a client waits until an administrator has looked at it. */
  readonly previewFirstMails: boolean
  readonly digestAt: WallTime
  readonly backupAt: WallTime
  /** Mailboxes that nobody need write to any more. */
  readonly mayFallSilent: readonly string[]
  /** Mailboxes in which a mail that has been dealt with is moved out of the way. */
  readonly filedAccounts: readonly string[]
  /** So many months after a reservation was settled nobody is named in it any more; null: names are kept. */
  readonly retentionMonths: number | null
  /** How often every mailbox is read, pushed or not. */
  readonly sweepEveryMs: number
  /** Domain and key of the Message-IDs that are made; the key stays in the data folder. */
  readonly messageIds: { readonly domain: string; readonly key: string }
}

/** What of it bears on what a mail is and whether it is believed. */
export type JudgingSettings = Omit<
  EngineSettings,
  | 'mayFallSilent'
  | 'filedAccounts'
  | 'sweepEveryMs'
  | 'retentionMonths'
  | 'policy'
  | 'mailboxAddresses'
  | 'previousAddress'
  | 'ccRecipients'
  | 'rehearsalAddress'
  | 'company'
  | 'previewFirstMails'
  | 'digestAt'
  | 'backupAt'
  | 'messageIds'
>
