import type { Client } from './client.js'
import type { ReservationEvent } from './events.js'
import type { ChasePolicy } from './reminder-policy.js'
import type { Instant } from './time.js'

/** What a decision may know besides the reservation and the command. */
export interface DecisionContext {
  readonly now: Instant
  readonly policy: ChasePolicy
  /** The client that the reservation has, or that its agency's name means; null where nobody knows. */
  readonly client: Client | null
  /** Who asked; null for what the system does by itself. */
  readonly actor: string | null
  /**
   * The Message-ID of the mail with this id, angle brackets included. Deterministic, so that a mail can be found again
   * after a crash; not to be guessed, so that nobody outside can pretend to answer a mail of ours.
   */
  readonly messageIdOf: (mailId: string) => string
}

export type Refusal =
  | 'unknown_reservation'
  | 'not_open'
  | 'already_closed'
  | 'already_received'
  | 'nothing_sent_yet'
  | 'resent_just_now'
  | 'noted_just_now'
  | 'postponed_already'
  | 'no_contact'
  | 'note_needed'
  | 'number_needed'
  | 'text_needed'
  | 'on_hold'
  | 'date_unknown'
  | 'date_past'
  | 'date_too_far'
  | 'nothing_received'
  | 'already_open'
  | 'not_owed'
  | 'assigned_already'
  | 'nothing_to_undo'
  | 'too_late_to_undo'

export type Decision =
  | { readonly ok: true; readonly events: readonly ReservationEvent[] }
  | { readonly ok: false; readonly code: Refusal }

export const accepted = (...events: ReservationEvent[]): Decision => ({ ok: true, events })

export const refused = (code: Refusal): Decision => ({ ok: false, code })
