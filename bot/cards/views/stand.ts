import type { Instant, NextStep, Reservation, ReservationView } from '../../../src/contract.js'
import { closingReasonLabel, formatInstant, stepLabel } from '../../../src/texts/es.js'
import { STANDS, holdSentence, nextSentence } from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import type { CardContext } from './context.js'

const at = (instant: Instant, context: CardContext): string =>
  formatInstant(instant, context.zone, context.now)

const waiting = (view: ReservationView): string | null => {
  const [kind] = view.waitingMails.filter((mail) => mail !== 'acknowledgement')
  return kind ? STANDS.waitingToLeave(stepLabel(kind)) : null
}

const pending = (view: ReservationView): string => waiting(view) ?? STANDS.pending

const requested = (view: ReservationView, context: CardContext): string => {
  const { request, reminder, ultimatum } = view.reservation.steps
  if (ultimatum?.sentAt) return STANDS.ultimatum(at(ultimatum.sentAt, context))
  if (reminder?.sentAt) return STANDS.reminder(at(reminder.sentAt, context))
  if (request?.sentAt) return STANDS.request(at(request.sentAt, context))
  return STANDS.requested
}

const received = ({ purchaseOrder }: Reservation, context: CardContext): string => {
  if (!purchaseOrder) return STANDS.receivedPlainly
  const when = at(purchaseOrder.receivedAt, context)
  return purchaseOrder.number
    ? STANDS.received(outside(purchaseOrder.number, 60), when)
    : STANDS.receivedWithoutNumber(when)
}

const closed = ({ closing }: Reservation): string => {
  if (!closing) return STANDS.closedPlainly
  const reason = closingReasonLabel(closing.reason)
  return STANDS.closed(closing.note ? `${reason} (${outside(closing.note)})` : reason)
}

const stand = (view: ReservationView, context: CardContext): string => {
  switch (view.reservation.state) {
    case 'not_required':
      return STANDS.notRequired
    case 'pending':
      return pending(view)
    case 'requested':
      return requested(view, context)
    case 'received':
      return received(view.reservation, context)
    case 'closed':
      return closed(view.reservation)
    case 'cancelled':
      return STANDS.cancelled
    case 'expired':
      return STANDS.expired
  }
}

const following = (next: NextStep | null, context: CardContext): string =>
  next ? nextSentence(next.action, at(next.at, context)) : ''

/** Where the case stands and what comes next with its date: the one text that staff read on a card. */
export const standSentence = (view: ReservationView, context: CardContext): string => {
  const { hold } = view.reservation
  const parts = hold ? [holdSentence(hold.reason)] : [stand(view, context)]
  return [...parts, following(view.next, context)].filter((part) => part !== '').join(' ')
}
