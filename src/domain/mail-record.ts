import type { Locator } from './booking.js'
import type { Authenticity, MailKind, MailLocation } from './mail.js'
import type { Evidence } from './review.js'
import type { Instant } from './time.js'

/** What was decided about a mail, and why; kept 90 days and shown on request. */
export interface MailRecord {
  /** First 16 hex digits of the content hash. */
  readonly id: string
  readonly messageId: string | null
  readonly contentHash: string
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
  /** The mail itself in the vault; null where it is not worth keeping. */
  readonly fileId: string | null
}
