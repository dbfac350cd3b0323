import type { Clock, Logger } from '../../ports.js'

export type ImapAuth =
  | { readonly user: string; readonly pass: string }
  /** OAuth (SASL XOAUTH2). The function is asked before each connection, and keeps its own cache. */
  | {
      readonly user: string
      readonly accessToken: () => Promise<string>
      /** The server did not take the last one: the next must be another. */
      readonly onRefused?: () => void
    }

export interface ImapAccount {
  /** Stable name, used in positions: a new name reads the mailbox as if for the first time. */
  readonly account: string
  readonly host: string
  readonly port: number
  /** `starttls` refuses to go on when the server does not offer it; `plain` never encrypts. */
  readonly secure: 'tls' | 'starttls' | 'plain'
  readonly auth: ImapAuth
  /** At least one. The first is the main one: the connection idles on it. */
  readonly folders: readonly string[]
  /** Null: found by special use or by its usual names. */
  readonly sentFolder: string | null
  /** Null or absent: found in the same way. */
  readonly junkFolder?: string | null
  /** Where mails go that have been dealt with. Null or absent: nowhere. */
  readonly processedFolder?: string | null
  /** Every folder is read again this often, pushed or not. */
  readonly checkIntervalMs: number
  /** How far back the first start of a folder goes, by INTERNALDATE. */
  readonly initialDays: number
  /** A larger mail is handed over without its source. Default 25 MB. */
  readonly maxMailBytes?: number
  readonly tls?: { readonly ca?: string }
  /** Silence of the server after which it is asked for a sign of life, and after as much more given up. Default 5 minutes. */
  readonly silenceMs?: number
}

export interface ImapParts {
  readonly clock: Clock
  readonly log: Logger
  /** Between 0 and 1, for the jitter of retries; default Math.random. */
  readonly random?: () => number
}

export const DEFAULT_MAX_MAIL_BYTES = 25 * 1024 * 1024

export const mainFolder = (account: ImapAccount): string => account.folders[0] ?? 'INBOX'
