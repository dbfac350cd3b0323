import { MIGRATION } from '../../src/texts/migration.js'
import { VERBS } from '../cards/verbs.js'
import { migrationCard } from '../cards/views/migration-card.js'
import { refusalText } from '../refusals.js'
import { told, type Action } from './action.js'
import { answer } from './on-review.js'

/** Asks by a card of its own, with the mail on it: nothing is sent yet. */
export const prepareNotices: Action = {
  verb: VERBS.prepareNotices,
  needs: 'administer',
  run: async ({ engine, actor, cards }) => {
    const result = await engine.execute({ type: 'prepare_notices' }, actor)
    if (!result.ok) return told(refusalText(result, cards))
    const card = migrationCard(await engine.migration(), MIGRATION.announced)
    return { kind: 'shown', card, summary: MIGRATION.title, said: MIGRATION.announced }
  },
}

/** The mail has been looked at: each client of the card gets its own. */
export const sendNotices: Action = {
  verb: VERBS.sendNotices,
  needs: 'administer',
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'send_notices', reviewId })),
}
