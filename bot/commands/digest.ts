import { digestCard, digestSummary } from '../cards/views/digest-card.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import type { Command } from './command.js'

export const digest: Command = {
  ...COMMAND_TEXTS.digest,
  needs: 'read',
  run: async ({ engine, cards }) => {
    const today = await engine.digest()
    return show(digestCard(today, cards), digestSummary(today, cards))
  },
}
