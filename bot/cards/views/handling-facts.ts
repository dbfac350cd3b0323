import type { ReservationView } from '../../../src/contract.js'
import {
  FACTS,
  NEXT_BY_STAFF,
  NOBODY_IN_CHARGE,
  SOMEBODY,
  nextInOutbox,
  nextText,
  undoLine,
} from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import { fact, type CardContext, type Fact } from './context.js'
import { clockText, momentText } from './moments.js'
import { waitingStep } from './stand.js'
import { isOpenState } from './tones.js'

const nextLine = (view: ReservationView, context: CardContext): string => {
  const { next, reservation } = view
  const step = waitingStep(view)
  if (step && !reservation.hold) return nextInOutbox(step)
  if (next) return nextText(next.action, momentText(next.at, context))
  return reservation.hold ? NEXT_BY_STAFF : ''
}

const inCharge = ({ reservation: { assignee, state } }: ReservationView): string => {
  if (assignee) return outside(assignee.name, 80)
  return isOpenState(state) ? NOBODY_IN_CHARGE : ''
}

/** What comes next with its date, and who is in charge. */
export const handlingFacts = (view: ReservationView, context: CardContext): readonly Fact[] => [
  ...fact(FACTS.next, nextLine(view, context)),
  ...fact(FACTS.assignee, inCharge(view)),
]

/** "Ana la cerró; se puede deshacer hasta las 10:42."; empty when there is nothing to take back. */
export const undoNote = ({ undo }: ReservationView, context: CardContext): string =>
  undo ? undoLine(outside(undo.actor ?? '', 80) || SOMEBODY, undo.action, clockText(undo.until, context)) : ''
