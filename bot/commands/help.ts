import { commandHelpCard, helpCard } from '../cards/views/help-card.js'
import { outside } from '../cards/markdown.js'
import { say, show, type Reply } from '../reply.js'
import { unknownCommand } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { HELP } from '../texts/lists.js'
import type { Command } from './command.js'
import type { LookedUp } from './look-up.js'

/** What the help is made from: the table that it stands in itself. */
export interface HelpSource {
  readonly commands: () => readonly Command[]
  readonly lookUp: (text: string) => LookedUp
}

const showCommand = (command: Command): Reply =>
  show(commandHelpCard(command), `${HELP.title}: ${command.names[0]}`)

const about = (asked: string, lookedUp: LookedUp): Reply => {
  const command = lookedUp.found ? lookedUp.command : lookedUp.meant
  return command ? showCommand(command) : say(unknownCommand(outside(asked, 40), null))
}

export const helpFrom = ({ commands, lookUp }: HelpSource): Command => ({
  ...COMMAND_TEXTS.help,
  needs: 'read',
  run: async (_context, args) =>
    args === '' ? show(helpCard(commands()), HELP.title) : about(args, lookUp(args)),
})
