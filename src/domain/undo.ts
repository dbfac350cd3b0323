import type { OutboxMail } from './outbox.js'
import type { EventType, ReservationEvent } from './events.js'
import type { Reservation, Restorable, UndoableAction, UndoOffer } from './reservation.js'
import type { Instant } from './time.js'
import { addMs, MINUTE_MS } from './time.js'

/** For so long a decision can be taken back; the mails that it causes wait until then. */
export const UNDO_WINDOW_MS = 10 * MINUTE_MS

const restorable = (reservation: Reservation): Restorable => ({
  state: reservation.state,
  hold: reservation.hold,
  purchaseOrder: reservation.purchaseOrder,
  closing: reservation.closing,
  files: reservation.files,
  settledAt: reservation.settledAt,
  assignee: reservation.assignee ?? null,
  restartedAt: reservation.restartedAt ?? null,
  rejected: reservation.rejected ?? null,
})

const mailIdsIn = (events: readonly ReservationEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'MailQueued' ? [event.mail.id] : []))

/** The events of a person's decision, and behind them the offer to take it back. */
export const undoable = (
  action: UndoableAction,
  before: Reservation,
  events: readonly ReservationEvent[],
  { now, actor }: { readonly now: Instant; readonly actor: string | null },
  reviewId: string | null = null,
): ReservationEvent[] => {
  const offer: UndoOffer = {
    action,
    actor,
    until: addMs(now, UNDO_WINDOW_MS),
    before: restorable(before),
    mailIds: mailIdsIn(events),
    reviewId,
  }
  return [...events, { type: 'UndoOffered', offer }]
}

/** The offer that still holds: its time has not passed. */
export const undoOfferOf = ({ undo }: Reservation, now: Instant): UndoOffer | null =>
  undo && now < undo.until ? undo : null

/** Nothing that a decision caused has left or is on its way: a mail that was handed to the server can't be called back. */
export const canStillUndo = (offer: UndoOffer, waiting: readonly OutboxMail[]): boolean =>
  offer.mailIds.every((id) => waiting.some((mail) => mail.id === id))

const HARMLESS: readonly EventType[] = ['ReplyNoted', 'StaffAsked', 'NoteAdded', 'MailQueued', 'MailDropped']

/** Whether an offer still means the same after an event: it only restores what the event did not touch. */
export const outlives = (offer: UndoOffer, event: ReservationEvent): boolean =>
  event.type === 'MailLeft'
    ? !offer.mailIds.includes(event.mail.id) && offer.before.hold === null
    : HARMLESS.includes(event.type)
