import { ROWS_PER_PAGE, pendingCard, pendingTitle } from '../cards/views/pending-card.js'
import { firstOf } from '../cards/views/pending-place.js'
import { say, show } from '../reply.js'
import { NOTHING_YOURS } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import type { Command } from './command.js'
import { readPendingFilter } from './typed/pending-filter.js'

export const pending: Command = {
  ...COMMAND_TEXTS.pending,
  needs: 'read',
  run: async ({ engine, cards, actor, people }, args) => {
    const filter = readPendingFilter(args, actor.id)
    const page = await engine.pending(filter, { limit: ROWS_PER_PAGE, after: null })
    if (page.total === 0 && filter.assigneeId !== null) return say(NOTHING_YOURS)
    const withPeople = { ...cards, people: await people() }
    return show(pendingCard(page, withPeople, firstOf(filter)), pendingTitle(page, filter))
  },
}
