import { outside } from '../cards/markdown.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE } from '../texts/es.js'
import { withCode } from './arguments.js'
import type { Command } from './command.js'
import { onReservation } from './on-reservation.js'

export const undo: Command = {
  ...COMMAND_TEXTS.undo,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, ({ code }) =>
      onReservation(
        context,
        code,
        (locator) => ({ type: 'undo', locator }),
        ({ reservation }) => DONE.undo(outside(reservation.locator, 20)),
      ),
    ),
}
