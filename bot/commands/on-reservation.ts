import type { CommandResult, Locator, StaffCommand } from '../../src/contract.js'
import { refusalText } from '../refusals.js'
import { say, type Reply } from '../reply.js'
import type { CommandContext } from './command.js'

/**
 * Carries out a command on the reservation that a code means (locator or booking ID), and words how it ended.
 * What was done is also told in the reservation's own thread.
 */
export const onReservation = async (
  { engine, actor, cards }: CommandContext,
  code: string,
  command: (locator: Locator) => StaffCommand,
  done: (locator: Locator) => string,
): Promise<Reply> => {
  const view = await engine.findReservation(code)
  const result: CommandResult = view
    ? await engine.execute(command(view.reservation.locator), actor)
    : { ok: false, code: 'unknown_reservation', facts: { locator: code } }
  return say(result.ok ? done(view?.reservation.locator ?? code) : refusalText(result, cards))
}
