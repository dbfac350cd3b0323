import { LONGEST } from '../cards/limits.js'
import { say } from '../reply.js'
import { MISSING } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE, NUMBER_TOO_LONG } from '../texts/es.js'
import { withCode } from './arguments.js'
import { misused, type Command } from './command.js'
import { doneText } from './done.js'
import { readOcNumber } from './typed/oc-number.js'
import { onReservation } from './on-reservation.js'

export const received: Command = {
  ...COMMAND_TEXTS.received,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      if (rest === '') return misused(MISSING.number)
      if (rest.length > LONGEST.ocNumber) return say(NUMBER_TOO_LONG)
      const ocNumber = readOcNumber(rest)
      return onReservation(
        context,
        code,
        (locator) => ({ type: 'mark_received', locator, ocNumber }),
        (after) => doneText(after, context.cards, DONE.mark_received),
      )
    }),
}
