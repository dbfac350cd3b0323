import { LONGEST } from '../cards/limits.js'
import { outside } from '../cards/markdown.js'
import { say } from '../reply.js'
import { MISSING } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE, textTooLong } from '../texts/es.js'
import { withCode } from './arguments.js'
import { misused, type Command } from './command.js'
import { onReservation } from './on-reservation.js'

export const note: Command = {
  ...COMMAND_TEXTS.note,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      if (rest === '') return misused(MISSING.note)
      if (rest.length > LONGEST.note) return say(textTooLong(LONGEST.note))
      return onReservation(
        context,
        code,
        (locator) => ({ type: 'add_note', locator, text: rest }),
        ({ reservation }) => DONE.note(outside(reservation.locator, 20)),
      )
    }),
}
