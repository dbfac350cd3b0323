import type { ReservationView } from '../../src/contract.js'
import { outside } from '../cards/markdown.js'
import type { CardContext } from '../cards/views/context.js'
import { clockText } from '../cards/views/moments.js'
import { undoHint } from '../texts/answers.js'

/** What was done to a reservation, and until when it can be taken back where it can. */
export const doneText = (
  { undo, reservation }: ReservationView,
  cards: CardContext,
  sentence: (locator: string) => string,
): string => {
  const locator = outside(reservation.locator, 20)
  return [sentence(locator), ...(undo ? [undoHint(locator, clockText(undo.until, cards))] : [])].join(' ')
}
