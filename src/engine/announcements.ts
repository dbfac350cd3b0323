import type { AnnouncedEvent } from '../contract.js'
import type { ClientMailKind } from '../domain/reservation.js'
import type { ReservationEvent } from '../domain/events.js'

export interface Telling {
  readonly event: AnnouncedEvent
  readonly facts: Readonly<Record<string, string>>
}

const SENT: Readonly<Record<ClientMailKind, AnnouncedEvent>> = {
  request: 'RequestSent',
  reminder: 'ReminderSent',
  ultimatum: 'UltimatumSent',
  acknowledgement: 'AcknowledgementSent',
  rejection: 'RejectionSent',
}

const mailLeft = (event: Extract<ReservationEvent, { type: 'MailLeft' }>): Telling => ({
  event: event.mail.resend ? 'MailResent' : SENT[event.mail.kind],
  facts: { kind: event.mail.kind, recipients: event.recipients.join(', ') },
})

/** What the channel is told of an event; null for what only matters inside. Review items tell of themselves. */
export const tellingOf = (event: ReservationEvent): Telling | null => {
  switch (event.type) {
    case 'ReservationConfirmed':
    case 'BookingCancelled':
    case 'ReservationExpired':
      return { event: event.type, facts: {} }
    case 'BookingChanged':
      return {
        event: event.type,
        facts: { changes: JSON.stringify(event.changes), oddities: JSON.stringify(event.newWarnings) },
      }
    case 'ClientSettled':
      return event.owed ? null : { event: 'ChaseResumed', facts: { owed: 'no' } }
    case 'ChaseHeld':
      return { event: event.type, facts: { reason: event.reason } }
    case 'ChaseResumed':
      return { event: event.type, facts: {} }
    case 'MailLeft':
      return mailLeft(event)
    case 'PurchaseOrderReceived':
      return {
        event: event.type,
        facts: { ocNumber: event.purchaseOrder.number ?? '', warnings: event.warnings.join(', ') },
      }
    case 'ReplyNoted':
      return { event: event.type, facts: { kind: event.kind, recipients: event.address ?? '' } }
    case 'ReservationClosed':
      return { event: event.type, facts: { reason: event.reason, note: event.note ?? '' } }
    case 'PurchaseOrderRejected':
      return {
        event: event.type,
        facts: { ocNumber: event.order.ocNumber ?? '', reason: event.order.reason ?? '' },
      }
    case 'ReservationReopened':
      return { event: event.type, facts: {} }
    case 'ReservationAssigned':
      return {
        event: event.type,
        facts: { assignee: event.assignee?.name ?? '', assigneeId: event.assignee?.id ?? '' },
      }
    case 'NoteAdded':
      return { event: event.type, facts: { note: event.text } }
    case 'DecisionUndone':
      return { event: event.type, facts: { action: event.offer.action } }
    case 'ConfirmationRepeated':
    case 'MailQueued':
    case 'MailDropped':
    case 'StaffAsked':
    case 'UndoOffered':
      return null
  }
}
