import type { Attachment, MailKind } from './mail.js'
import type { DocumentReading } from './document.js'
import type { Money } from './money.js'
import type { Evidence } from './review.js'

/** An attachment with what its document says; `reading` is null for what was not looked at. */
export interface ReadAttachment {
  readonly attachment: Attachment
  readonly reading: DocumentReading | null
}

/** `recognised`: a document whose text was made out in a picture. */
export type ClueSource = 'subject' | 'body' | 'quoted' | 'attachment_name' | 'document' | 'recognised'

/** A word that could be a locator, a booking ID or a provider's locator; upper case. */
export interface CodeClue {
  readonly code: string
  readonly where: ClueSource
  /** Index of the attachment, for `attachment_name`, `document` and `recognised`. */
  readonly attachment: number | null
}

/** An attachment that is, or could be, a purchase order. */
export interface OcDocument {
  readonly attachment: number
  /** True when its text has the words of a purchase order; false when only the mail around it says so. */
  readonly certain: boolean
  readonly ocNumber: string | null
  readonly amounts: readonly Money[]
  readonly evidence: readonly Evidence[]
}

export interface Bounce {
  readonly failedAddress: string | null
  /** Enhanced status code (RFC 3463), "5.1.1". */
  readonly status: string | null
  readonly permanent: boolean
  /** Message-ID of ours that came back. */
  readonly originalMessageId: string | null
}

/** What one mail says about purchase orders, before anybody knows which reservations there are. */
export interface MailClues {
  readonly kind: MailKind
  /** Message-IDs that it answers (In-Reply-To and References). */
  readonly answers: readonly string[]
  readonly codes: readonly CodeClue[]
  readonly documents: readonly OcDocument[]
  /** Signs of an OC in the mail itself: words of the subject or of the fresh text. */
  readonly signs: readonly Evidence[]
  /** The OC number named in the subject or in the fresh text. */
  readonly ocNumber: string | null
  readonly bounce: Bounce | null
}
