import { ROWS_PER_PAGE, pendingCard, pendingTitle } from '../cards/views/pending-card.js'
import { firstOf } from '../cards/views/pending-place.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import type { Command } from './command.js'
import { readPendingFilter } from './typed/pending-filter.js'

export const pending: Command = {
  ...COMMAND_TEXTS.pending,
  needs: 'read',
  run: async ({ engine, cards, actor }, args) => {
    const filter = readPendingFilter(args, actor.id)
    const page = await engine.pending(filter, { limit: ROWS_PER_PAGE, after: null })
    return show(pendingCard(page, cards, firstOf(filter)), pendingTitle(page, filter))
  },
}
