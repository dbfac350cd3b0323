import type { ReservationEvent } from './events.js'
import type { HistoryEntry, Reservation } from './reservation.js'
import type { Instant } from './time.js'

/** When an event happened and who caused it; `actor` is null for what the system did by itself. */
export interface EventStamp {
  readonly at: Instant
  readonly actor: string | null
}

const detailOf = (event: ReservationEvent): string | null => {
  switch (event.type) {
    case 'MailQueued':
    case 'MailDropped':
      return event.mail.kind
    case 'MailLeft':
      return `${event.mail.kind} → ${event.recipients.join(', ')}`
    case 'ChaseHeld':
      return event.reason
    case 'PurchaseOrderReceived':
      return event.purchaseOrder.number
    case 'ReservationClosed':
      return [event.reason, [event.ocNumber, event.note].filter(Boolean).join(', ')]
        .filter(Boolean)
        .join(': ')
    case 'PurchaseOrderRejected':
      return [event.order.ocNumber, event.order.reason].filter(Boolean).join(': ') || null
    case 'ReservationAssigned':
      return event.assignee?.name ?? null
    case 'NoteAdded':
      return event.text
    case 'DecisionUndone':
      return event.offer.action
    case 'BookingChanged':
      return [...new Set(event.changes.map((change) => change.field))].join(', ')
    case 'ReplyNoted':
      return event.kind
    case 'StaffAsked':
      return event.question.kind
    case 'ReservationConfirmed':
    case 'ConfirmationRepeated':
    case 'BookingCancelled':
    case 'ClientSettled':
    case 'ChaseResumed':
    case 'ReservationExpired':
    case 'ReservationReopened':
    case 'UndoOffered':
      return null
  }
}

const entryOf = (event: ReservationEvent, stamp: EventStamp): HistoryEntry => ({
  at: stamp.at,
  event: event.type,
  actor: stamp.actor,
  detail: detailOf(event),
})

/** An offer to take a decision back is no news of its own. */
export const storyWith = (
  { history }: Reservation,
  event: ReservationEvent,
  stamp: EventStamp,
): readonly HistoryEntry[] => (event.type === 'UndoOffered' ? history : [...history, entryOf(event, stamp)])
