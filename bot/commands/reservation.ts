import { COMMAND_TEXTS } from '../texts/commands.js'
import { withCode } from './arguments.js'
import type { Command } from './command.js'
import { showReservation } from './show-reservation.js'
import { noReservation } from './unknown-reservation.js'

export const reservation: Command = {
  ...COMMAND_TEXTS.reservation,
  needs: 'read',
  run: (context, args) =>
    withCode(args, async ({ code }) => {
      const view = await context.engine.findReservation(code)
      return view ? showReservation(context, view) : noReservation(context, code)
    }),
}
