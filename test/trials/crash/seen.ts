import type { AnyOutboxMail, OutboxMail } from '../../../src/domain/outbox.js'
import type { ClientMailKind, Reservation } from '../../../src/domain/reservation.js'
import type { ReviewItem } from '../../../src/domain/review.js'
import type { Instant } from '../../../src/domain/time.js'

/** What is to be seen of the office from outside and on its disk. */

export interface DeliveredMail {
  readonly to: readonly string[]
  /** Read from its text; null for what is no mail of the chase. */
  readonly kind: ClientMailKind | null
  readonly locator: string
  readonly messageId: string
  readonly at: Instant
}

/** The head of a thread in the channel that shows a reservation. */
export interface RootCard {
  readonly locator: string
  /** The state in the words of staff: `SOLICITADA`. */
  readonly state: string
  readonly threadId: string
  /** Grows with time. */
  readonly postId: string
}

/** A mail that was about to go, or on its way, when a life was ended. */
export type InterruptedSend = Pick<OutboxMail, 'id' | 'locator' | 'messageId'>

export interface Seen {
  readonly now: Instant
  /** What the mail server has taken for good, oldest first. */
  readonly mails: readonly DeliveredMail[]
  readonly roots: readonly RootCard[]
  /** Ids of the review items that have a card in the channel. */
  readonly reviewCards: ReadonlySet<string>
  readonly reservations: readonly Reservation[]
  readonly outbox: readonly AnyOutboxMail[]
  /** Open, resolved and archived. */
  readonly reviews: readonly ReviewItem[]
  readonly interrupted: readonly InterruptedSend[]
  /** By locator: the thread whose root the bot keeps up to date. */
  readonly keptThreads: ReadonlyMap<string, string>
  /** Hashes of the documents that can be read back unchanged. */
  readonly documents: ReadonlySet<string>
}
