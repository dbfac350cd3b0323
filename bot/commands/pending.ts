import { ALL_PENDING } from '../../src/contract.js'
import { ROWS_PER_PAGE, pendingCard, pendingTitle } from '../cards/views/pending-card.js'
import { firstOf } from '../cards/views/pending-place.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import type { Command } from './command.js'

export const pending: Command = {
  ...COMMAND_TEXTS.pending,
  needs: 'read',
  run: async ({ engine, cards }) => {
    const page = await engine.pending(ALL_PENDING, { limit: ROWS_PER_PAGE, after: null })
    return show(pendingCard(page, cards, firstOf(ALL_PENDING)), pendingTitle(page, ALL_PENDING))
  },
}
