import { LONGEST } from '../cards/limits.js'
import { outside } from '../cards/markdown.js'
import { say } from '../reply.js'
import { MISSING, otherWayNumber } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE, NUMBER_TOO_LONG, textTooLong } from '../texts/es.js'
import { withCode } from './arguments.js'
import { readClosing, type TypedClosing } from './typed/closing-reason.js'
import { misused, type Command } from './command.js'
import { doneText } from './done.js'
import { onReservation } from './on-reservation.js'

const problemOf = ({ reason, note, ocNumber }: TypedClosing, code: string): string | null => {
  if (reason === 'oc_by_other_way' && ocNumber === null) return otherWayNumber(outside(code, 20))
  if (ocNumber !== null && ocNumber.length > LONGEST.ocNumber) return NUMBER_TOO_LONG
  return (note?.length ?? 0) > LONGEST.note ? textTooLong(LONGEST.note) : null
}

export const close: Command = {
  ...COMMAND_TEXTS.close,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      if (rest === '') return misused(MISSING.reason)
      const closing = readClosing(rest)
      const problem = problemOf(closing, code)
      if (problem !== null) return say(problem)
      return onReservation(
        context,
        code,
        (locator) => ({ type: 'close', locator, ...closing }),
        (after) => doneText(after, context.cards, DONE.close),
      )
    }),
}
