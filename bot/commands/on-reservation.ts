import type { Locator, ReservationView, StaffCommand } from '../../src/contract.js'
import { refusalText } from '../refusals.js'
import { say, type Reply } from '../reply.js'
import type { CommandContext } from './command.js'
import { noReservation } from './unknown-reservation.js'

/**
 * Carries out a command on the reservation that a code means (locator or booking ID), and words how it ended.
 * What was done is also told in the reservation's own thread. `done` gets the reservation as it is afterwards.
 */
export const onReservation = async (
  context: CommandContext,
  code: string,
  command: (locator: Locator) => StaffCommand,
  done: (after: ReservationView) => string,
): Promise<Reply> => {
  const { engine, actor, cards } = context
  const view = await engine.findReservation(code)
  if (!view) return noReservation(context, code)
  const { locator } = view.reservation
  const result = await engine.execute(command(locator), actor)
  if (!result.ok) return say(refusalText(result, cards))
  return say(done((await engine.findReservation(locator)) ?? view))
}
