import { isStep } from './client-mail.js'
import type { ReservationEvent } from './events.js'
import type { Reservation, ReservationState, StepProgress } from './reservation.js'
import { isBeingTold, isOpen } from './reservation.js'
import { outlives } from './undo.js'
import type { OutboxMail } from './outbox.js'
import { storyWith, type EventStamp } from './story.js'
import type { Instant } from './time.js'

type Confirmed = Extract<ReservationEvent, { type: 'ReservationConfirmed' }>
type Patch = Partial<Reservation>

const owedState = (owed: boolean | null): ReservationState => (owed === false ? 'not_required' : 'pending')

const born = (event: Confirmed, at: Instant): Reservation => ({
  locator: event.booking.locator,
  version: 0,
  state: owedState(event.owed),
  booking: event.booking,
  clientId: event.clientId,
  dayZero: event.dayZero,
  registeredAt: at,
  confirmation: event.order,
  warnings: event.warnings,
  hold: null,
  steps: {},
  mailCount: 0,
  lastResendAt: null,
  sentMessageIds: [],
  purchaseOrder: null,
  closing: null,
  files: event.files,
  history: [],
  due: null,
  settledAt: event.owed === false ? at : null,
})

const told = ({ rejected }: Reservation, progress: StepProgress | null): Patch =>
  rejected ? { rejected: { ...rejected, told: progress } } : {}

const queued = (reservation: Reservation, mail: OutboxMail, at: Instant): Patch => {
  const mailCount = reservation.mailCount + 1
  if (mail.resend) return { mailCount, lastResendAt: at }
  if (mail.kind === 'rejection') return { mailCount, ...told(reservation, { queuedAt: at, sentAt: null }) }
  if (!isStep(mail.kind)) return { mailCount }
  return { mailCount, steps: { ...reservation.steps, [mail.kind]: { queuedAt: at, sentAt: null } } }
}

const withoutStep = (reservation: Reservation, kind: string | null): Reservation['steps'] =>
  Object.fromEntries(Object.entries(reservation.steps).filter(([step]) => step !== kind))

/** A mail that really left shows that writing works again. */
const isDeliveryHold = (reservation: Reservation): boolean =>
  reservation.hold?.reason === 'send_failed' ||
  reservation.hold?.reason === 'send_uncertain' ||
  reservation.hold?.reason === 'bounced'

const left = (
  reservation: Reservation,
  event: Extract<ReservationEvent, { type: 'MailLeft' }>,
  at: Instant,
): Patch => {
  const { mail } = event
  const sentMessageIds = [...reservation.sentMessageIds, ...event.messageIds]
  const hold = isDeliveryHold(reservation) ? null : reservation.hold
  // From when the client has heard of it, it gets its business day.
  if (mail.kind === 'rejection')
    return {
      sentMessageIds,
      hold,
      restartedAt: at,
      ...told(reservation, { queuedAt: mail.queuedAt, sentAt: at }),
    }
  if (!isStep(mail.kind) || mail.resend) return { sentMessageIds, hold }
  const progress = {
    queuedAt: mail.queuedAt,
    sentAt: at,
    ...(mail.from !== undefined && { from: mail.from }),
  }
  const steps = { ...reservation.steps, [mail.kind]: progress }
  return { sentMessageIds, hold, steps, ...(reservation.state === 'pending' && { state: 'requested' }) }
}

const dropped = (reservation: Reservation, mail: OutboxMail): Patch => {
  if (mail.kind === 'rejection') return isBeingTold(reservation) ? told(reservation, null) : {}
  return isStep(mail.kind) && !mail.resend ? { steps: withoutStep(reservation, mail.kind) } : {}
}

const settled = (state: ReservationState, at: Instant): Patch => ({ state, hold: null, settledAt: at })

const clientSettled = (event: Extract<ReservationEvent, { type: 'ClientSettled' }>, at: Instant): Patch => ({
  clientId: event.clientId,
  ...(!event.owed && settled('not_required', at)),
})

/** The newest confirmation is the one that holds, with what is odd in it. */
const confirmedAnew = ({
  booking,
  order,
  warnings,
}: Pick<Confirmed, 'booking' | 'order' | 'warnings'>): Patch => ({ booking, confirmation: order, warnings })

/** What waits for its request to leave is pending, whatever it was when the decision was made. */
const openState = ({ steps }: Reservation): ReservationState =>
  steps.request?.sentAt ? 'requested' : 'pending'

const openedAgain = (reservation: Reservation, at: Instant): Patch => ({
  state: openState(reservation),
  hold: null,
  settledAt: null,
  restartedAt: at,
})

const undone = (
  reservation: Reservation,
  { before }: Extract<ReservationEvent, { type: 'DecisionUndone' }>['offer'],
): Patch => ({ ...before, ...(isOpen(before) && { state: openState(reservation) }) })

const rested = ({ hold }: Reservation, at: Instant): Patch =>
  hold?.reason === 'postponed' ? { restedUntil: at } : {}

const patchOf = (reservation: Reservation, event: ReservationEvent, at: Instant): Patch => {
  switch (event.type) {
    case 'ReservationConfirmed':
    case 'ReplyNoted':
    case 'NoteAdded':
    case 'StaffAsked':
      return {}
    case 'BookingChanged':
      return {
        ...confirmedAnew(event),
        files: [...reservation.files, ...event.files],
      }
    case 'ConfirmationRepeated':
      return confirmedAnew(event)
    case 'BookingCancelled':
      return {
        ...confirmedAnew(event),
        files: [...reservation.files, ...event.files],
        ...settled('cancelled', at),
      }
    case 'ClientSettled':
      return clientSettled(event, at)
    case 'ChaseHeld':
      return { hold: { reason: event.reason, since: at, until: event.until } }
    case 'ChaseResumed':
      return { hold: null, steps: withoutStep(reservation, event.repeats), ...rested(reservation, at) }
    case 'MailQueued':
      return queued(reservation, event.mail, at)
    case 'MailLeft':
      return left(reservation, event, at)
    case 'MailDropped':
      return dropped(reservation, event.mail)
    case 'PurchaseOrderReceived':
      return {
        purchaseOrder: event.purchaseOrder,
        files: [...reservation.files, ...event.purchaseOrder.files],
        ...settled('received', at),
      }
    case 'ReservationClosed':
      return {
        closing: { reason: event.reason, note: event.note, ocNumber: event.ocNumber ?? null },
        ...settled('closed', at),
      }
    case 'PurchaseOrderRejected':
      return { ...openedAgain(reservation, at), purchaseOrder: null, rejected: event.order }
    case 'ReservationReopened':
      // The OC of a booking that was cancelled is not the one of a booking that was made again.
      return { ...openedAgain(reservation, at), closing: null, purchaseOrder: null }
    case 'ReservationAssigned':
      return { assignee: event.assignee }
    case 'UndoOffered':
      return { undo: event.offer }
    case 'DecisionUndone':
      return undone(reservation, event.offer)
    case 'ReservationExpired':
      return settled('expired', at)
  }
}

const firstOf = (event: ReservationEvent, at: Instant): Reservation => {
  if (event.type !== 'ReservationConfirmed') throw new Error(`${event.type} before ReservationConfirmed`)
  return born(event, at)
}

/** In force until something else happens to what it would restore. */
const undoAfter = ({ undo }: Reservation, event: ReservationEvent): Patch =>
  undo && !outlives(undo, event) ? { undo: null } : {}

/** The reservation after one event. @throws when the first event of a reservation is not its confirmation. */
export const evolve = (
  reservation: Reservation | null,
  event: ReservationEvent,
  stamp: EventStamp,
): Reservation => {
  const known = reservation ?? firstOf(event, stamp.at)
  return {
    ...known,
    ...undoAfter(known, event),
    ...patchOf(known, event, stamp.at),
    version: known.version + 1,
    history: storyWith(known, event, stamp),
  }
}

/** A mail of an earlier OC, or of an earlier rejection, would tell the client the same thing twice. */
const isOf = ({ queuedAt }: OutboxMail, deed: Instant | undefined): boolean =>
  deed !== undefined && queuedAt >= deed

/**
 * What was queued for a reservation is still wanted when it comes to leave. A step waits while staff have postponed the
 * chase, and while the client must hear first that its OC was rejected; it is due again when that is over.
 */
export const isStillWanted = (reservation: Reservation, mail: OutboxMail): boolean => {
  const { kind, resend } = mail
  if (kind === 'acknowledgement')
    return reservation.state === 'received' && isOf(mail, reservation.purchaseOrder?.receivedAt)
  if (!isOpen(reservation)) return false
  if (kind === 'rejection') return isOf(mail, reservation.rejected?.at)
  return resend || (reservation.hold?.reason !== 'postponed' && !isBeingTold(reservation))
}
