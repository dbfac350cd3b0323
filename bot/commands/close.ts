import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE, MISSING_REASON } from '../texts/es.js'
import { withCode } from './arguments.js'
import { readClosing } from './closing-reason.js'
import { misused, type Command } from './command.js'
import { onReservation } from './on-reservation.js'

export const close: Command = {
  ...COMMAND_TEXTS.close,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      if (rest === '') return misused(MISSING_REASON)
      const closing = readClosing(rest)
      return onReservation(context, code, (locator) => ({ type: 'close', locator, ...closing }), DONE.close)
    }),
}
