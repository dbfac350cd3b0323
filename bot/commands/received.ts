import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE, MISSING_NUMBER, NUMBER_TOO_LONG } from '../texts/es.js'
import { withCode } from './arguments.js'
import { misused, type Command } from './command.js'
import { LONGEST_OC_NUMBER, readOcNumber } from './oc-number.js'
import { onReservation } from './on-reservation.js'

export const received: Command = {
  ...COMMAND_TEXTS.received,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      if (rest === '') return misused(MISSING_NUMBER)
      if (rest.length > LONGEST_OC_NUMBER) return misused(NUMBER_TOO_LONG)
      const ocNumber = readOcNumber(rest)
      return onReservation(
        context,
        code,
        (locator) => ({ type: 'mark_received', locator, ocNumber }),
        DONE.mark_received,
      )
    }),
}
