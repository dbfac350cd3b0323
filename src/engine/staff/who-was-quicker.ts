import type { EventType } from '../../domain/events.js'
import type { Refusal } from '../../domain/decision.js'
import type { Reservation } from '../../domain/reservation.js'

/** What has happened already where a decision is refused for it. */
const DONE_BEFORE: Readonly<Partial<Record<Refusal, readonly EventType[]>>> = {
  already_closed: ['ReservationClosed'],
  already_received: ['PurchaseOrderReceived'],
  already_open: ['ReservationReopened', 'ChaseResumed', 'DecisionUndone'],
  assigned_already: ['ReservationAssigned'],
  nothing_received: ['PurchaseOrderRejected', 'DecisionUndone'],
  nothing_to_undo: ['DecisionUndone'],
  not_open: [
    'ReservationClosed',
    'PurchaseOrderReceived',
    'BookingCancelled',
    'ReservationExpired',
    'ClientSettled',
  ],
}

/** Who did it and when, so that the second of two people sees what the first one did. Empty where nobody can be named. */
export const whoWasQuicker = (
  reservation: Reservation | null,
  refusal: Refusal,
): Readonly<Record<string, string>> => {
  const events: readonly string[] = DONE_BEFORE[refusal] ?? []
  const entry = reservation?.history.findLast(({ event }) => events.includes(event))
  return entry ? { at: entry.at, ...(entry.actor !== null && { actor: entry.actor }) } : {}
}
