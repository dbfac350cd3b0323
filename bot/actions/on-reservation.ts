import type { CommandResult, Locator, ReservationView, StaffCommand } from '../../src/contract.js'
import type { ReservationCardKind } from '../cards/verbs.js'
import type { CardExtras } from '../cards/views/context.js'
import { reservationCard, reservationSummary } from '../cards/views/reservation-card.js'
import type { PressData } from '../incoming.js'
import { refusalText } from '../refusals.js'
import { told, type ActionContext, type ActionOutcome } from './action.js'

export const kindOf = (data: PressData): ReservationCardKind => (data['card'] === 'sheet' ? 'sheet' : 'root')

export const showReservation = (
  { cards }: ActionContext,
  view: ReservationView,
  data: PressData,
  said: string | null,
  extras: CardExtras = {},
): ActionOutcome => ({
  kind: 'shown',
  card: reservationCard(view, cards, kindOf(data), extras),
  summary: reservationSummary(view),
  said,
})

/** Finds the reservation of the pressed card. */
export const withReservation = async (
  { engine, cards }: ActionContext,
  data: PressData,
  run: (view: ReservationView) => Promise<ActionOutcome>,
): Promise<ActionOutcome> => {
  const locator = data['locator'] ?? ''
  const view = await engine.findReservation(locator)
  const refused = { ok: false, code: 'unknown_reservation', facts: { locator } } as const
  return view ? run(view) : told(refusalText(refused, cards))
}

/** The card as it stands with one sentence on it; what was typed is still in its form. */
const withNote = (
  context: ActionContext,
  view: ReservationView,
  data: PressData,
  note: string,
): ActionOutcome => showReservation(context, view, data, note, { note, typed: data })

/** What was pressed or typed is no good: nothing is done, and the card says why. */
export const askAgain = (context: ActionContext, data: PressData, note: string): Promise<ActionOutcome> =>
  withReservation(context, data, async (view) => withNote(context, view, data, note))

/** Carries the command out and shows the card as it is afterwards, with the refusal on it where there was one. */
export const operate = (
  context: ActionContext,
  data: PressData,
  command: (locator: Locator) => StaffCommand,
  done: (locator: Locator) => string,
): Promise<ActionOutcome> =>
  withReservation(context, data, async (before) => {
    const { locator } = before.reservation
    const result: CommandResult = await context.engine.execute(command(locator), context.actor)
    const after = (await context.engine.findReservation(locator)) ?? before
    return result.ok
      ? showReservation(context, after, data, done(locator))
      : withNote(context, after, data, refusalText(result, context.cards))
  })
