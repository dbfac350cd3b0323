import { countOf } from '../cards/count-of.js'
import { VERBS } from '../cards/verbs.js'
import { ROWS_PER_PAGE, pendingCard, pendingTitle } from '../cards/views/pending-card.js'
import { placeOf } from '../cards/views/pending-place.js'
import { REVIEWS_PER_PAGE, reviewsCard } from '../cards/views/reviews-card.js'
import { FOUND_PER_PAGE, searchCard, searchTitle } from '../cards/views/search-card.js'
import { REVIEWS } from '../texts/lists.js'
import type { Action } from './action.js'

/** Also the way back to a list from what was done with it. */
export const morePending: Action = {
  verb: VERBS.more,
  needs: 'read',
  run: async ({ engine, cards }, data) => {
    const place = placeOf(data)
    const page = await engine.pending(place.filter, { limit: ROWS_PER_PAGE, after: place.after })
    const summary = pendingTitle(page, place.filter)
    return { kind: 'shown', card: pendingCard(page, cards, place), summary, said: null }
  },
}

export const moreFound: Action = {
  verb: VERBS.moreFound,
  needs: 'read',
  run: async ({ engine, cards }, data) => {
    const { text = '', after = '', skipped } = data
    const page = await engine.search(text, { limit: FOUND_PER_PAGE, after: after || null })
    const card = searchCard(page, cards, text, countOf(skipped))
    return { kind: 'shown', card, summary: searchTitle(page, text), said: null }
  },
}

export const moreReviews: Action = {
  verb: VERBS.moreReviews,
  needs: 'read',
  run: async ({ engine, cards }, data) => {
    const page = await engine.openReviews({ limit: REVIEWS_PER_PAGE, after: data['after'] || null })
    return { kind: 'shown', card: reviewsCard(page, cards), summary: REVIEWS.title(page.total), said: null }
  },
}
