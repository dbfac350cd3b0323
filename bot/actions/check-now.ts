import { VERBS } from '../cards/verbs.js'
import { statusCard } from '../cards/views/status-card.js'
import { STATUS } from '../texts/lists.js'
import type { Action } from './action.js'

/** Looks at everything that the service leans on; the card then says what was seen. */
export const checkNow: Action = {
  verb: VERBS.checkNow,
  needs: 'operate',
  run: async ({ engine, channelKnown }) => {
    await engine.checkNow()
    const card = statusCard(await engine.status(), await channelKnown())
    return { kind: 'shown', card, summary: STATUS.title, said: null }
  },
}
