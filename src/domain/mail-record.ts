import type { Locator } from './booking.js'
import type { Authenticity, MailKind, MailLocation } from './mail.js'
import type { Evidence } from './review.js'
import type { Instant } from './time.js'

/** What was decided about a mail, and why; kept 90 days and shown on request. What is optional is absent in older records. */
export interface MailRecord {
  /** First 16 hex digits of the content hash. */
  readonly id: string
  readonly messageId: string | null
  readonly contentHash: string
  /** What two copies of it share although servers have written them anew; null without a Message-ID. */
  readonly copyHash?: string | null
  readonly location: MailLocation
  readonly receivedAt: Instant
  readonly decidedAt: Instant
  readonly from: string | null
  readonly authenticity: Authenticity
  readonly subject: string
  readonly kind: MailKind
  /** `note`: told in the thread of its reservations, and nothing else. */
  readonly decision: 'accept' | 'review' | 'note' | 'ignore'
  readonly locators: readonly Locator[]
  readonly evidence: readonly Evidence[]
  /** One English code, worded in Spanish at the edge. */
  readonly reason: string
  /** Which of our addresses it was written to, lower case. */
  readonly addressedTo?: readonly string[]
  /** In which of our mailboxes copies of it were found, by their addresses. */
  readonly foundIn?: readonly string[]
  /** The mail itself in the vault; null where it is not worth keeping. */
  readonly fileId: string | null
}
