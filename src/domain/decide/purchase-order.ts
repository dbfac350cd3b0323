import { nextMail } from '../client-mail.js'
import type { AnswerTo, ReservationCommand } from '../commands.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted, refused } from '../decision.js'
import type { ReservationEvent } from '../events.js'
import type { PurchaseOrder, Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import { addMs, MINUTE_MS } from '../time.js'

type Of<T extends ReservationCommand['type']> = Extract<ReservationCommand, { type: T }>

/** A press can be taken back while the mail that it causes has not left. */
export const UNDO_WINDOW_MS = 10 * MINUTE_MS

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
  if (!canReceive(reservation, command.assigned)) return refused('not_open')
  const { ocNumber, files, mailId, warnings } = command
  const purchaseOrder: PurchaseOrder = { number: ocNumber, receivedAt: context.now, files, mailId }
  return accepted(
    { type: 'PurchaseOrderReceived', purchaseOrder, warnings },
    ...thanks(reservation, command.answerTo, 0, context),
  )
}

export const markReceived = (
  reservation: Reservation,
  command: Of<'mark_received'>,
  context: DecisionContext,
): Decision => {
  if (reservation.state === 'received') return refused('already_received')
  if (!canReceive(reservation, true)) return refused('not_open')
  const purchaseOrder = { number: command.ocNumber, receivedAt: context.now, files: [], mailId: null }
  return accepted(
    { type: 'PurchaseOrderReceived', purchaseOrder, warnings: [] },
    ...thanks(reservation, null, UNDO_WINDOW_MS, context),
  )
}
