import { foldText } from '../../src/contract.js'
import { statusCard } from '../cards/views/status-card.js'
import { show } from '../reply.js'
import { FIRST_WORD } from '../texts/answers.js'
import { CHECK_WORDS } from '../texts/command-words.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { STATUS } from '../texts/lists.js'
import { bare } from './arguments.js'
import type { Command } from './command.js'

const asksForChecks = (args: string): boolean => CHECK_WORDS.some((word) => word === foldText(bare(args)))

export const status: Command = {
  ...COMMAND_TEXTS.status,
  needs: (args) => (asksForChecks(args) ? 'operate' : 'read'),
  firstWord: FIRST_WORD.check,
  run: async ({ engine, channelKnown }, args) => {
    if (asksForChecks(args)) await engine.checkNow()
    return show(statusCard(await engine.status(), await channelKnown()), STATUS.title)
  },
}
