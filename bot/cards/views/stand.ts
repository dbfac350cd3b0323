import type { Instant, NextStep, Reservation, ReservationView } from '../../../src/contract.js'
import { closingReasonLabel, formatInstant, stepLabel } from '../../../src/texts/es.js'
import { STANDS, holdSentence, nextSentence, postponedUntil } from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import type { CardContext } from './context.js'
import { isOpenState } from './tones.js'

const at = (instant: Instant, context: CardContext): string =>
  formatInstant(instant, context.zone, context.now)

const STEPS = ['request', 'reminder', 'ultimatum'] as const

/** A step of the chase that lies in the outbox. */
export const waitingStep = ({ waitingMails }: ReservationView): string | null => {
  const kind = STEPS.find((step) => waitingMails.includes(step))
  return kind ? stepLabel(kind) : null
}

const pending = (view: ReservationView): string => {
  const step = waitingStep(view)
  return step ? STANDS.waitingToLeave(step) : STANDS.pending
}

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
  const more = [closing.ocNumber ? `OC ${closing.ocNumber}` : '', closing.note ?? '']
    .filter(Boolean)
    .join(', ')
  const reason = closingReasonLabel(closing.reason)
  return STANDS.closed(more === '' ? reason : `${reason} (${outside(more)})`)
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

const rejection = ({ reservation: { state, rejected } }: ReservationView, context: CardContext): string =>
  rejected && isOpenState(state)
    ? STANDS.rejected(outside(rejected.ocNumber ?? '', 60), at(rejected.at, context))
    : ''

const held = ({ reason, until }: NonNullable<Reservation['hold']>, context: CardContext): string =>
  reason === 'postponed' && until ? postponedUntil(at(until, context)) : holdSentence(reason)

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** Where the case stands, without what comes next. */
export const presentStand = (view: ReservationView, context: CardContext): string => {
  const { hold } = view.reservation
  return joined([rejection(view, context), hold ? held(hold, context) : stand(view, context)])
}

const following = (next: NextStep | null, context: CardContext): string =>
  next ? nextSentence(next.action, at(next.at, context)) : ''

/** Where the case stands and what comes next with its date: what staff read in the thread. */
export const standSentence = (view: ReservationView, context: CardContext): string =>
  joined([presentStand(view, context), view.reservation.hold?.until ? '' : following(view.next, context)])
