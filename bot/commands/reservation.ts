import { reservationCard, reservationSummary } from '../cards/views/reservation-card.js'
import { refusalText } from '../refusals.js'
import { say, show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { withCode } from './arguments.js'
import type { Command } from './command.js'

export const reservation: Command = {
  ...COMMAND_TEXTS.reservation,
  needs: 'read',
  run: ({ engine, cards }, args) =>
    withCode(args, async ({ code }) => {
      const view = await engine.findReservation(code)
      const refused = { ok: false, code: 'unknown_reservation', facts: { locator: code } } as const
      if (!view) return say(refusalText(refused, cards))
      return show(reservationCard(view, cards, 'sheet'), reservationSummary(view))
    }),
}
