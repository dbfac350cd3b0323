import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE } from '../texts/es.js'
import { withCode } from './arguments.js'
import type { Command } from './command.js'
import { doneText } from './done.js'
import { onReservation } from './on-reservation.js'

export const reopen: Command = {
  ...COMMAND_TEXTS.reopen,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, ({ code }) =>
      onReservation(
        context,
        code,
        (locator) => ({ type: 'reopen', locator }),
        (after) => doneText(after, context.cards, DONE.reopen),
      ),
    ),
}
