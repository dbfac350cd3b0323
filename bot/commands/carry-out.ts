import type { StaffCommand } from '../../src/contract.js'
import { refusalText } from '../refusals.js'
import { say, type Reply } from '../reply.js'
import type { CommandContext } from './command.js'

/** Carries out a command that is about no reservation, and words how it ended. */
export const carryOut = async (
  { engine, actor, cards }: CommandContext,
  command: StaffCommand,
  done: string,
): Promise<Reply> => {
  const result = await engine.execute(command, actor)
  return say(result.ok ? done : refusalText(result, cards))
}
