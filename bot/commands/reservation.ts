import { foldText, type ReservationView } from '../../src/contract.js'
import { HISTORY_PER_PAGE, historyCard, storyPage, type HistoryPage } from '../cards/views/history-card.js'
import { reservationSummary } from '../cards/views/reservation-card.js'
import { show, type Reply } from '../reply.js'
import { HISTORY_WORDS } from '../texts/command-words.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { withCode } from './arguments.js'
import type { Command, CommandContext } from './command.js'
import { showReservation } from './show-reservation.js'
import { noReservation } from './unknown-reservation.js'

const isOneOf = (text: string, words: readonly string[]): boolean => words.includes(foldText(text))

const showHistory = ({ cards }: CommandContext, view: ReservationView, page: HistoryPage): Reply =>
  show(historyCard(view, cards, 'sheet', page, 0), reservationSummary(view))

const showAudit = async (context: CommandContext, view: ReservationView): Promise<Reply> => {
  const wish = { limit: HISTORY_PER_PAGE, after: null }
  const page = await context.engine.audit(view.reservation.locator, wish)
  return showHistory(context, view, { tab: 'audit', page })
}

/** The sheet, or what was asked for behind the locator: its story, or who did what. */
const showPart = async (context: CommandContext, view: ReservationView, asked: string): Promise<Reply> => {
  if (isOneOf(asked, HISTORY_WORDS.audit)) return showAudit(context, view)
  return isOneOf(asked, HISTORY_WORDS.story)
    ? showHistory(context, view, { tab: 'story', page: storyPage(view, 0) })
    : showReservation(context, view)
}

export const reservation: Command = {
  ...COMMAND_TEXTS.reservation,
  needs: 'read',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      const view = await context.engine.findReservation(code)
      return view ? showPart(context, view, rest) : noReservation(context, code)
    }),
}
