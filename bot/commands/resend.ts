import { COMMAND_TEXTS } from '../texts/commands.js'
import { DONE } from '../texts/es.js'
import { withCode } from './arguments.js'
import type { Command } from './command.js'
import { onReservation } from './on-reservation.js'

export const resend: Command = {
  ...COMMAND_TEXTS.resend,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, ({ code }) =>
      onReservation(
        context,
        code,
        (locator) => ({ type: 'resend', locator }),
        ({ reservation }) => DONE.resend(reservation.locator),
      ),
    ),
}
