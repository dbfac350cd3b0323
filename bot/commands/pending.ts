import { ALL_PENDING } from '../../src/contract.js'
import { ROWS_PER_PAGE, listCard } from '../cards/views/list-card.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { LIST } from '../texts/lists.js'
import type { Command } from './command.js'

export const pending: Command = {
  ...COMMAND_TEXTS.pending,
  needs: 'read',
  run: async ({ engine, cards }) => {
    const page = await engine.pending(ALL_PENDING, { limit: ROWS_PER_PAGE, after: null })
    return show(listCard(page, cards, 0), LIST.title(page.total))
  },
}
