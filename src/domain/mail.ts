import type { Instant } from './time.js'

/** Where a mail lay. With the account it names one message for ever, until UIDVALIDITY changes (RFC 3501, 2.3.1.1). */
export interface MailLocation {
  readonly account: string
  readonly folder: string
  /** Decimal text: UIDVALIDITY is 32 bits, but imapflow gives a bigint. */
  readonly uidValidity: string
  readonly uid: number
}

export interface RawMail {
  readonly location: MailLocation
  /** When the server took it in (INTERNALDATE). */
  readonly receivedAt: Instant
  /** RFC 5322 bytes. Null when the mail is larger than the cap: `size` then says how large it is. */
  readonly source: Uint8Array | null
  readonly size: number
}

export interface MailAddress {
  /** Lower case. */
  readonly address: string
  readonly name: string
}

export interface Attachment {
  /** As the mail names it, reduced to a bare file name; never empty. */
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
  /** Shown inside the text (a logo), not handed over as a document. */
  readonly inline: boolean
}

export interface ParsedMail {
  readonly messageId: string | null
  /** SHA-256 (hex) of what two copies of one mail share: not of Received or delivery headers. */
  readonly contentHash: string
  /** Every address of every From header; an honest mail has exactly one. */
  readonly from: readonly MailAddress[]
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
  /** The Date header, null where it is missing or nonsense. */
  readonly date: Instant | null
  /** Message-IDs with their angle brackets. */
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** Plain text; made from the HTML where the mail has no text part. */
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** Header names in lower case → values in the order of the mail, topmost first. */
  readonly headers: ReadonlyMap<string, readonly string[]>
}

/** Whether the From address is really who wrote: aligned DMARC or DKIM says so, denies it, or says nothing. */
export type Authenticity = 'pass' | 'fail' | 'unknown'

export interface AuthenticatedSender {
  /** Lower case; null when the mail has not exactly one From address. */
  readonly address: string | null
  readonly authenticity: Authenticity
  /** For the log and the review card: which header or signature spoke, in English. */
  readonly evidence: string
}

export type MailKind =
  | 'purchase_order'
  | 'confirmation'
  | 'auto_reply'
  | 'bounce'
  | 'own_message'
  | 'question'
  | 'invoice'
  | 'other'
