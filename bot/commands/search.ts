import { FOUND_PER_PAGE, searchCard, searchTitle } from '../cards/views/search-card.js'
import { show } from '../reply.js'
import { MISSING } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { misused, type Command } from './command.js'
import { showReservation } from './show-reservation.js'

export const search: Command = {
  ...COMMAND_TEXTS.search,
  needs: 'read',
  run: async (context, args) => {
    if (args === '') return misused(MISSING.searched)
    const { engine, cards } = context
    const page = await engine.search(args, { limit: FOUND_PER_PAGE, after: null })
    const [only] = page.items
    const view = only && page.total === 1 ? await engine.findReservation(only.locator) : null
    if (view) return showReservation(context, view)
    return show(searchCard(page, cards, args, 0), searchTitle(page, args))
  },
}
