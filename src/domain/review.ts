import type { Locator } from './booking.js'
import type { ClientId } from './client.js'
import type { StoredFile } from './files.js'
import type { Instant } from './time.js'

/** Why a person is asked. Each kind is finished on its own card. */
export type ReviewKind =
  | 'unknown_client'
  | 'client_without_contact'
  | 'oc_to_assign'
  | 'mail_to_answer'
  | 'unreadable_confirmation'
  | 'unreadable_mail'
  | 'unauthorised_sender'
  | 'unauthenticated_sender'
  | 'send_failed'
  | 'send_uncertain'
  | 'bounced'
  | 'booking_changed_after_oc'
  | 'rebooked_after_cancellation'
  /** The first mail of a kind waits until an administrator has looked at it. */
  | 'first_mail'
  /** Whether clients that still use our old address are to be told of the new one. */
  | 'new_address'

/** A named sign that a mail brings the OC of a reservation, and where it was seen. */
export interface Evidence {
  readonly signal: string
  readonly value: string
  readonly where: string
  readonly weight: number
}

/** A reservation that a mail might be about, best first. */
export interface ReviewCandidate {
  readonly locator: Locator
  readonly agency: string
  readonly ocNumber: string | null
  readonly score: number
  readonly evidence: readonly Evidence[]
}

/** A sender who wrote for a client without being one of its contacts; staff may make it one. */
export interface ContactOffer {
  readonly address: string
  readonly clientId: ClientId
  readonly clientName: string
  /** Who took it up; null while nobody has. */
  readonly addedBy: string | null
}

export interface ReviewItem {
  readonly id: string
  readonly kind: ReviewKind
  readonly openedAt: Instant
  /** The reservation it is about, where that is sure. */
  readonly locator: Locator | null
  /** The mail it came from: `MailRecord.id`. */
  readonly mailId: string | null
  /** The outbox mail that it is about (`send_failed`, `send_uncertain`). */
  readonly outboxId: string | null
  /** Facts for the card, by name: `sender`, `subject`, `agency`, `problem`, … Raw text from outside: escape before showing. */
  readonly facts: Readonly<Record<string, string>>
  readonly candidates: readonly ReviewCandidate[]
  readonly files: readonly StoredFile[]
  /** What the decision to ask rests on; absent where no mail was judged. */
  readonly evidence?: readonly Evidence[]
  /** Made when a person has assigned its OC; absent where there is nobody to add. */
  readonly contactOffer?: ContactOffer
  /** When staff were reminded of it; absent or null while they were not. */
  readonly remindedAt?: Instant | null
  readonly resolution: { readonly at: Instant; readonly actor: string; readonly outcome: string } | null
}
