import { LONGEST } from '../cards/limits.js'
import { say } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE, textTooLong } from '../texts/es.js'
import { withCode } from './arguments.js'
import type { Command } from './command.js'
import { doneText } from './done.js'
import { onReservation } from './on-reservation.js'

export const reject: Command = {
  ...COMMAND_TEXTS.reject,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      if (rest.length > LONGEST.reason) return say(textTooLong(LONGEST.reason))
      const reason = rest === '' ? null : rest
      return onReservation(
        context,
        code,
        (locator) => ({ type: 'reject_purchase_order', locator, reason }),
        (after) => doneText(after, context.cards, DONE.reject),
      )
    }),
}
