import type { Activity, TurnContext } from 'botbuilder'
import type { Access } from './access.js'
import { escapeMarkdown } from './cards/markdown.js'
import type { Command, CommandContext, CommandOutcome } from './commands/command.js'
import { findCommand } from './commands/index.js'
import { sendReply } from './outgoing.js'
import type { Patience } from './patience.js'
import type { Level } from './permission.js'
import { say, type Reply } from './reply.js'
import { spokenText } from './speech.js'
import { FIRST_WORD, badArguments, commandTooLong } from './texts/answers.js'

export interface CommandAnswering {
  readonly access: Access
  readonly patience: Patience
  readonly contextOf: (activity: Activity, command: Command) => CommandContext
}

/** Characters. A long note fits; a pasted mail does not. */
export const LONGEST_COMMAND = 1_000

const needsWith = ({ needs }: Command, args: string): Level =>
  typeof needs === 'function' ? needs(args) : needs

const worded = (outcome: CommandOutcome, command: Command): readonly Reply[] => {
  if (outcome.kind === 'several') return outcome.replies
  if (outcome.kind !== 'misused') return [outcome]
  return [say(badArguments(outcome.problem, escapeMarkdown(command.usage), command))]
}

/** Answers what was typed: finds the command, asks whether who wrote may use it, and runs it. */
export const createCommandAnswers = ({ access, patience, contextOf }: CommandAnswering) => {
  /** May outlive its turn, whose context is then gone: of the turn it keeps the activity, which is plain data. */
  const run = async (activity: Activity, command: Command, args: string): Promise<readonly Reply[]> => {
    const refused = await access.refusal(activity, needsWith(command, args), command.names[0])
    if (refused !== null) return [say(refused)]
    return worded(await command.run(contextOf(activity, command), args), command)
  }

  return async (turn: TurnContext): Promise<void> => {
    const text = spokenText(turn.activity)
    if (text.length > LONGEST_COMMAND) return sendReply(turn, say(commandTooLong(LONGEST_COMMAND)))
    const { command, args } = findCommand(text)
    await patience.answer(turn, run(turn.activity, command, args), command.firstWord ?? FIRST_WORD.any)
  }
}
