import type { Booking } from '../booking.js'
import { changesBetween } from '../booking-changes.js'
import type { ReservationCommand } from '../commands.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted } from '../decision.js'
import type { ReservationEvent, StaffQuestion } from '../events.js'
import type { ReadingProblem } from '../reading-problem.js'
import type { ConfirmationOrder, Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import type { Instant } from '../time.js'
import { instantAt } from '../zoned-time.js'
import { chaseStart } from './chase.js'

type Register = Extract<ReservationCommand, { type: 'register_confirmation' }>

/** Day 0 is the issue date that the PDF prints; INMEDIATO is none, then the mail's date counts. */
const dayZeroOf = (booking: Booking, order: ConfirmationOrder, zone: string): Instant =>
  booking.issuedOn ? instantAt(booking.issuedOn, '00:00', zone) : order.mailDate

export const isOlder = (order: ConfirmationOrder, known: ConfirmationOrder): boolean =>
  order.mailDate === known.mailDate ? order.receivedAt < known.receivedAt : order.mailDate < known.mailDate

const registerNew = (command: Register, context: DecisionContext): Decision => {
  const { booking, order, files, warnings } = command
  const owed = context.client ? context.client.requiresOc : null
  const confirmed: ReservationEvent = {
    type: 'ReservationConfirmed',
    booking,
    clientId: context.client?.id ?? null,
    owed,
    dayZero: dayZeroOf(booking, order, context.policy.office.zone),
    order,
    files,
    warnings,
  }
  if (booking.cancelled)
    return accepted(confirmed, { type: 'BookingCancelled', booking, order, files: [], warnings })
  return accepted(confirmed, ...chaseStart(booking, context.client, order.mailId))
}

const question = (
  kind: StaffQuestion['kind'],
  command: Register,
  facts: Record<string, string>,
): ReservationEvent => ({
  type: 'StaffAsked',
  question: { kind, facts, mailId: command.order.mailId, outboxId: null },
})

const cancel = (known: Reservation, command: Register): Decision => {
  const { booking, order, files, warnings } = command
  if (known.state === 'cancelled' || known.state === 'closed')
    return accepted({ type: 'ConfirmationRepeated', booking, order, warnings })
  return accepted({ type: 'BookingCancelled', booking, order, files, warnings })
}

/** Another agency on the same locator: what was held or owed for the old one is decided anew for the new one. */
const clientAnew = (known: Reservation, command: Register, context: DecisionContext): ReservationEvent[] => {
  const { client } = context
  if (!isOpen(known) || known.steps.request || client?.id === known.clientId) return []
  if (!client) return []
  const settled: ReservationEvent = { type: 'ClientSettled', clientId: client.id, owed: client.requiresOc }
  const resumed: ReservationEvent[] = known.hold ? [{ type: 'ChaseResumed', repeats: null }] : []
  return [settled, ...resumed, ...chaseStart(command.booking, client, command.order.mailId)]
}

/** What is odd now and was not before. */
const newWarnings = (known: Reservation, { warnings }: Register): readonly ReadingProblem[] =>
  warnings.filter(
    ({ code, detail }) => !known.warnings?.some((old) => old.code === code && old.detail === detail),
  )

const change = (known: Reservation, command: Register, context: DecisionContext): Decision => {
  const { booking, order, files, warnings } = command
  const changes = changesBetween(known.booking, booking)
  const fresh = newWarnings(known, command)
  if (!changes.length && !fresh.length)
    return accepted({ type: 'ConfirmationRepeated', booking, order, warnings })
  const changed: ReservationEvent = {
    type: 'BookingChanged',
    booking,
    changes,
    order,
    files,
    warnings,
    newWarnings: fresh,
  }
  const total = changes.find((one) => one.field === 'total' && one.hotel === null)
  if (known.state !== 'received' || !total) return accepted(changed, ...clientAnew(known, command, context))
  const facts = { before: total.before ?? '', after: total.after ?? '' }
  return accepted(changed, question('booking_changed_after_oc', command, facts))
}

/**
 * A confirmation makes a reservation, or updates the one of its locator. Confirmations are ordered by the mail's date,
 * INTERNALDATE where dates tie; an older one changes nothing, and no change ever restarts day 0.
 */
export const registerConfirmation = (
  known: Reservation | null,
  command: Register,
  context: DecisionContext,
): Decision => {
  if (!known) return registerNew(command, context)
  if (isOlder(command.order, known.confirmation)) return accepted()
  if (command.booking.cancelled) return cancel(known, command)
  if (known.state === 'cancelled') {
    const facts = { agency: command.booking.agency, bookingStatus: command.booking.bookingStatus }
    return accepted(question('rebooked_after_cancellation', command, facts))
  }
  return change(known, command, context)
}
