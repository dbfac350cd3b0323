import { LONGEST } from '../cards/limits.js'
import { MISSING } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE, NUMBER_TOO_LONG, textTooLong } from '../texts/es.js'
import { withCode } from './arguments.js'
import { readClosing, type TypedClosing } from './closing-reason.js'
import { misused, type Command } from './command.js'
import { doneText } from './done.js'
import { onReservation } from './on-reservation.js'

const problemOf = ({ reason, note, ocNumber }: TypedClosing): string | null => {
  if (reason === 'oc_by_other_way' && ocNumber === null) return MISSING.otherWayNumber
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
      const problem = problemOf(closing)
      if (problem !== null) return misused(problem)
      return onReservation(
        context,
        code,
        (locator) => ({ type: 'close', locator, ...closing }),
        (after) => doneText(after, context.cards, DONE.close),
      )
    }),
}
