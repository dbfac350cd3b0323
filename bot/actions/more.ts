import { ALL_PENDING } from '../../src/contract.js'
import { VERBS } from '../cards/verbs.js'
import { ROWS_PER_PAGE, listCard } from '../cards/views/list-card.js'
import { REVIEWS_PER_PAGE, reviewsCard } from '../cards/views/reviews-card.js'
import { LIST, REVIEWS } from '../texts/lists.js'
import type { Action } from './action.js'
import { countOf } from './count-of.js'

export const morePending: Action = {
  verb: VERBS.more,
  needs: 'read',
  run: async ({ engine, cards }, data) => {
    const page = await engine.pending(ALL_PENDING, { limit: ROWS_PER_PAGE, after: data['after'] ?? null })
    const card = listCard(page, cards, countOf(data['skipped']))
    return { kind: 'shown', card, summary: LIST.title(page.total), said: null }
  },
}

export const moreReviews: Action = {
  verb: VERBS.moreReviews,
  needs: 'read',
  run: async ({ engine, cards }, data) => {
    const page = await engine.openReviews({ limit: REVIEWS_PER_PAGE, after: data['after'] ?? null })
    return { kind: 'shown', card: reviewsCard(page, cards), summary: REVIEWS.title(page.total), said: null }
  },
}
