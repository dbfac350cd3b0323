import { nextMail } from '../client-mail.js'
import type { AnswerTo, ReservationCommand } from '../commands.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted, refused } from '../decision.js'
import type { ReservationEvent } from '../events.js'
import type { PurchaseOrder, Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import { addMs } from '../time.js'
import { UNDO_WINDOW_MS, undoable } from '../undo.js'

type Of<T extends ReservationCommand['type']> = Extract<ReservationCommand, { type: T }>

const thanks = (
  reservation: Reservation,
  answerTo: AnswerTo | null,
  waitMs: number,
  context: DecisionContext,
): ReservationEvent[] => {
  if (!answerTo?.address && !context.client?.contacts.length) return []
  const notBefore = addMs(context.now, waitMs)
  return [
    {
      type: 'MailQueued',
      mail: nextMail(reservation, { kind: 'acknowledgement', answerTo, notBefore }, context),
    },
  ]
}

/** An OC is taken while it is owed; after expiry only a person may take it. Everything else is a review item. */
const canReceive = (reservation: Reservation, byPerson: boolean): boolean =>
  isOpen(reservation) || (byPerson && reservation.state === 'expired')

export const receivePurchaseOrder = (
  reservation: Reservation,
  command: Of<'receive_purchase_order'>,
  context: DecisionContext,
): Decision => {
  if (reservation.state === 'received') return refused('already_received')
  if (!canReceive(reservation, command.assigned !== null)) return refused('not_open')
  const { ocNumber, files, mailId, warnings, assigned } = command
  const purchaseOrder: PurchaseOrder = { number: ocNumber, receivedAt: context.now, files, mailId }
  const events: ReservationEvent[] = [
    { type: 'PurchaseOrderReceived', purchaseOrder, warnings },
    ...thanks(reservation, command.answerTo, assigned ? UNDO_WINDOW_MS : 0, context),
  ]
  if (!assigned) return accepted(...events)
  return accepted(...undoable('assign_order', reservation, events, context, assigned.reviewId))
}

export const markReceived = (
  reservation: Reservation,
  command: Of<'mark_received'>,
  context: DecisionContext,
): Decision => {
  if (reservation.state === 'received') return refused('already_received')
  if (!canReceive(reservation, true)) return refused('not_open')
  const purchaseOrder = { number: command.ocNumber, receivedAt: context.now, files: [], mailId: null }
  const events: ReservationEvent[] = [
    { type: 'PurchaseOrderReceived', purchaseOrder, warnings: [] },
    ...thanks(reservation, null, UNDO_WINDOW_MS, context),
  ]
  return accepted(...undoable('mark_received', reservation, events, context))
}

const complaint = (reservation: Reservation, context: DecisionContext): ReservationEvent[] => {
  if (!context.client?.contacts.length) return []
  const notBefore = addMs(context.now, UNDO_WINDOW_MS)
  return [{ type: 'MailQueued', mail: nextMail(reservation, { kind: 'rejection', notBefore }, context) }]
}

/** Wrong document: the OC is owed again, and the client is told once the decision can't be taken back any more. */
export const rejectPurchaseOrder = (
  reservation: Reservation,
  command: Of<'reject_purchase_order'>,
  context: DecisionContext,
): Decision => {
  const { purchaseOrder, state } = reservation
  if (state !== 'received' || !purchaseOrder) return refused('nothing_received')
  const { number: ocNumber } = purchaseOrder
  const files = [...(reservation.rejected?.files ?? []), ...purchaseOrder.files]
  const order = { ocNumber, files, at: context.now, reason: command.reason?.trim() || null }
  const events: ReservationEvent[] = [
    { type: 'PurchaseOrderRejected', order },
    ...complaint(reservation, context),
  ]
  return accepted(...undoable('reject', reservation, events, context, command.reviewId ?? null))
}
