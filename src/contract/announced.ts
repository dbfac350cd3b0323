import type { Locator } from '../domain/booking.js'
import type { Instant } from '../domain/time.js'

/** Names of what happened; past tense. The notifier finds the card for each in a table. */
export type AnnouncedEvent =
  | 'ReservationConfirmed'
  | 'BookingChanged'
  | 'BookingCancelled'
  | 'RequestSent'
  | 'ReminderSent'
  | 'UltimatumSent'
  | 'MailResent'
  | 'AcknowledgementSent'
  | 'RejectionSent'
  | 'PurchaseOrderReceived'
  | 'PurchaseOrderRejected'
  | 'ReservationClosed'
  | 'ReservationReopened'
  | 'ReservationAssigned'
  | 'NoteAdded'
  | 'DecisionUndone'
  | 'ReservationExpired'
  | 'ChaseHeld'
  | 'ChaseResumed'
  | 'ReplyNoted'
  | 'ReviewOpened'
  | 'ReviewResolved'
  | 'ReviewReminded'
  | 'DigestDue'
  | 'BacklogRead'
  | 'MailPaused'
  | 'MailResumed'
  | 'HealthBroken'
  | 'HealthMended'
  | 'MailInJunk'

/** Something to tell in the channel. It comes again until it is acknowledged. */
export interface Announced {
  readonly id: string
  readonly at: Instant
  readonly event: AnnouncedEvent
  readonly locator: Locator | null
  readonly reviewId: string | null
  /** By name: `actor`, `changes`, `ocNumber`, `recipients`, … Raw text from outside: escape before showing. */
  readonly facts: Readonly<Record<string, string>>
}
