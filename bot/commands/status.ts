import { statusCard } from '../cards/views/status-card.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { STATUS } from '../texts/lists.js'
import type { Command } from './command.js'

export const status: Command = {
  ...COMMAND_TEXTS.status,
  needs: 'read',
  run: async ({ engine, channelKnown }) =>
    show(statusCard(await engine.status(), await channelKnown()), STATUS.title),
}
