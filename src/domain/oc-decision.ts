import type { Locator } from './booking.js'
import type { Client, ClientId } from './client.js'
import type { MailClues } from './mail-clues.js'
import type { AuthenticatedSender } from './mail.js'
import type { AmountMismatch } from './oc-amounts.js'
import type { Reservation } from './reservation.js'
import type { Evidence, ReviewCandidate, ReviewKind } from './review.js'

/** A reservation that the mail might be about: it is named or answered, or it belongs to a client of the sender. */
export interface MatchCandidate {
  readonly reservation: Reservation
  /** Null while nobody has said whose it is. */
  readonly client: Client | null
}

export interface OcMatchInput {
  readonly clues: MailClues
  readonly sender: AuthenticatedSender
  readonly candidates: readonly MatchCandidate[]
  /** Clients for which the sender's address may speak: `knownClientsOf`. */
  readonly knownClientIds: readonly ClientId[]
  /** The office's own domains, lower case: a colleague speaks for no client. */
  readonly ownDomains: readonly string[]
  /** Part of the reservation's total by which an amount may differ: 0.01 is one per cent. */
  readonly amountTolerance: number
  readonly amountMismatch: AmountMismatch
}

export type AcceptReason = 'document_names_reservation' | 'answers_our_mail' | 'mail_names_reservation'

export type ReviewReason =
  // who wrote
  | 'sender_forged'
  | 'sender_unverified'
  | 'sender_not_known'
  | 'own_domain_forward'
  | 'sender_of_other_client'
  | 'client_not_known'
  // what was sent
  | 'no_document'
  | 'document_unproven'
  | 'document_doubtful'
  | 'promise_with_document'
  | 'draft_or_void'
  | 'automatic_with_document'
  // which reservation
  | 'names_no_reservation'
  | 'names_several_reservations'
  | 'names_and_answers_differ'
  | 'names_unknown_reservation'
  | 'only_provider_locator'
  | 'several_documents_one_reservation'
  | 'several_documents_not_all_named'
  | 'amount_differs'
  // its state
  | 'already_received'
  | 'reservation_closed'
  | 'reservation_cancelled'
  | 'reservation_expired'
  | 'oc_not_required'
  // no OC, but somebody must look
  | 'question'
  | 'invoice_for_reservation'
  | 'mail_about_reservation'
  | 'mentions_order'
  | 'bounce_for_reservation'

export type NoteReason = 'automatic_reply' | 'promise' | 'courtesy' | 'delivery_delayed'

export type IgnoreReason =
  | 'own_message'
  | 'confirmation'
  | 'automatic_reply_without_tie'
  | 'promise_without_tie'
  | 'bounce_without_tie'
  | 'invoice_without_tie'
  | 'nothing_of_ours'

/** Every code that a decision can bear; Spanish words for them stand at the edge. */
export type OcReason = AcceptReason | ReviewReason | NoteReason | IgnoreReason

export type NoteKind = 'auto_reply' | 'promise' | 'courtesy' | 'delivery_delayed'

/**
 * `amount_differs`: no amount of the document is near the reservation's total. `unread_attachment`: the mail has other
 * papers that could not be read. `recognised_text`: the order was made out in a scan, and its number may be wrong.
 */
export interface OcWarning {
  readonly code: 'amount_differs' | 'unread_attachment' | 'recognised_text'
  /** Of `amount_differs`: the order's amount that comes nearest, a slash, the reservation's total. Of `recognised_text`: how sure it is, "87 %". */
  readonly detail: string | null
}

/** One OC that was recognised: of which reservation, and which attachments hold it. */
export interface OcAcceptance {
  readonly locator: Locator
  readonly ocNumber: string | null
  /** Indexes of attachments. */
  readonly attachments: readonly number[]
  readonly warnings: readonly OcWarning[]
}

export interface AcceptDecision {
  readonly decision: 'accept'
  /** At least one; each of another reservation. */
  readonly matches: readonly OcAcceptance[]
  readonly evidence: readonly Evidence[]
  readonly reason: AcceptReason
}

export interface ReviewDecision {
  readonly decision: 'review'
  readonly reviewKind: Extract<
    ReviewKind,
    'oc_to_assign' | 'unauthenticated_sender' | 'mail_to_answer' | 'bounced'
  >
  /** Best first. The tied ones only, where the mail is tied to any; else open ones of the sender's clients. */
  readonly candidates: readonly ReviewCandidate[]
  readonly evidence: readonly Evidence[]
  readonly reason: ReviewReason
  /** What is odd with an order that would have been accepted but for it. */
  readonly warnings?: readonly OcWarning[]
}

interface NoteDecision {
  readonly decision: 'note'
  /** At least one. */
  readonly locators: readonly Locator[]
  readonly noteKind: NoteKind
  readonly evidence: readonly Evidence[]
  readonly reason: NoteReason
}

interface IgnoreDecision {
  readonly decision: 'ignore'
  readonly evidence: readonly Evidence[]
  readonly reason: IgnoreReason
}

export type OcDecision = AcceptDecision | ReviewDecision | NoteDecision | IgnoreDecision
