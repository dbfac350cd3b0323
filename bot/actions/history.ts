import type { ReservationView } from '../../src/contract.js'
import { countOf } from '../cards/count-of.js'
import { VERBS } from '../cards/verbs.js'
import { HISTORY_PER_PAGE, historyCard, storyPage, type HistoryPage } from '../cards/views/history-card.js'
import { reservationSummary } from '../cards/views/reservation-card.js'
import type { PressData } from '../incoming.js'
import type { Action, ActionContext } from './action.js'
import { kindOf, showReservation, withReservation } from './on-reservation.js'

const pageOf = async (
  { engine }: ActionContext,
  view: ReservationView,
  data: PressData,
): Promise<HistoryPage> => {
  if (data['tab'] !== 'audit') return { tab: 'story', page: storyPage(view, countOf(data['skipped'])) }
  const wish = { limit: HISTORY_PER_PAGE, after: data['after'] || null }
  return { tab: 'audit', page: await engine.audit(view.reservation.locator, wish) }
}

/** Stands on the card of whoever pressed, and nowhere else. */
export const history: Action = {
  verb: VERBS.history,
  needs: 'read',
  run: (context, data) =>
    withReservation(context, data, async (view) => {
      const shown = await pageOf(context, view, data)
      const card = historyCard(view, context.cards, kindOf(data), shown, countOf(data['skipped']))
      return { kind: 'shown', card, summary: reservationSummary(view), said: null }
    }),
}

/** The reservation as it stands now: the way back from its history. */
export const show: Action = {
  verb: VERBS.show,
  needs: 'read',
  run: (context, data) =>
    withReservation(context, data, async (view) => showReservation(context, view, data, null)),
}
