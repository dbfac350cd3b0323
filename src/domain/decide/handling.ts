import { isBusinessDay, nextBusinessDay } from '../business-days.js'
import type { ReservationCommand } from '../commands.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted, refused } from '../decision.js'
import type { ReservationEvent } from '../events.js'
import type { Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import type { Instant, IsoDate } from '../time.js'
import { addMs, DAY_MS, MINUTE_MS } from '../time.js'
import { canStillUndo, undoable, undoOfferOf } from '../undo.js'
import { instantAt, isRealDay } from '../zoned-time.js'
import { chaseStart } from './chase.js'

type Of<T extends ReservationCommand['type']> = Extract<ReservationCommand, { type: T }>

/** A chase that rests longer than a year has been forgotten. */
const LONGEST_REST_MS = 366 * DAY_MS

/** A day on which nobody works counts as the next one on which somebody does. */
const openingOf = (day: IsoDate, { policy: { office } }: DecisionContext): Instant =>
  instantAt(isBusinessDay(day, office) ? day : nextBusinessDay(day, office), office.opensAt, office.zone)

/** Only what goes on by itself can be put off: what waits for an answer of staff waits for that. */
export const postpone = (
  reservation: Reservation,
  command: Of<'postpone'>,
  context: DecisionContext,
): Decision => {
  if (!isOpen(reservation)) return refused('not_open')
  if (reservation.hold && reservation.hold.reason !== 'postponed') return refused('on_hold')
  if (!isRealDay(command.until)) return refused('date_unknown')
  const until = openingOf(command.until, context)
  if (until <= context.now) return refused('date_past')
  if (until > addMs(context.now, LONGEST_REST_MS)) return refused('date_too_far')
  if (reservation.hold?.until === until) return refused('postponed_already')
  const held: ReservationEvent = { type: 'ChaseHeld', reason: 'postponed', until }
  return accepted(...undoable('postpone', reservation, [held], context))
}

/** A postponed one goes on at once; there is nothing to offer back that pressing Posponer again would not give. */
const resume = (reservation: Reservation): Decision =>
  reservation.hold?.reason === 'postponed'
    ? accepted({ type: 'ChaseResumed', repeats: null })
    : refused('already_open')

/** The chase is taken up again where it stood; the client gets a business day before the next step. */
export const reopen = (reservation: Reservation, context: DecisionContext): Decision => {
  if (isOpen(reservation)) return resume(reservation)
  if (reservation.state === 'received') return refused('already_received')
  if (context.client?.requiresOc === false) return refused('not_owed')
  const events: ReservationEvent[] = [
    { type: 'ReservationReopened' },
    ...chaseStart(reservation.booking, context.client, null),
  ]
  return accepted(...undoable('reopen', reservation, events, context))
}

export const assign = (
  reservation: Reservation,
  command: Of<'assign'>,
  context: DecisionContext,
): Decision => {
  const { assignee } = command
  if ((reservation.assignee?.id ?? null) === (assignee?.id ?? null)) return refused('assigned_already')
  const assigned: ReservationEvent = { type: 'ReservationAssigned', assignee }
  return accepted(...undoable('assign', reservation, [assigned], context))
}

/** Whether the same person has just written these very words: a press may come twice. */
const isNotedJustNow = ({ history }: Reservation, text: string, { now, actor }: DecisionContext): boolean => {
  const note = history.findLast(({ event }) => event === 'NoteAdded')
  return note?.detail === text && note.actor === actor && now < addMs(note.at, MINUTE_MS)
}

export const addNote = (
  reservation: Reservation,
  command: Of<'add_note'>,
  context: DecisionContext,
): Decision => {
  const text = command.text.trim()
  if (text === '') return refused('text_needed')
  if (isNotedJustNow(reservation, text, context)) return refused('noted_just_now')
  return accepted({ type: 'NoteAdded', text })
}

/** Takes the last decision back, with the mails that it caused. */
export const undo = (
  reservation: Reservation,
  { waiting }: Of<'undo'>,
  context: DecisionContext,
): Decision => {
  if (!reservation.undo) return refused('nothing_to_undo')
  const offer = undoOfferOf(reservation, context.now)
  if (!offer || !canStillUndo(offer, waiting)) return refused('too_late_to_undo')
  const dropped = waiting.map((mail): ReservationEvent => ({ type: 'MailDropped', mail }))
  return accepted({ type: 'DecisionUndone', offer }, ...dropped)
}
