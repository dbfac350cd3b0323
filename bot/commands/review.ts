import { reviewCard, reviewSummary } from '../cards/views/review-card.js'
import { REVIEWS_PER_PAGE, reviewsCard } from '../cards/views/reviews-card.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { REVIEWS } from '../texts/lists.js'
import type { Command } from './command.js'

export const review: Command = {
  ...COMMAND_TEXTS.review,
  needs: 'read',
  run: async ({ engine, cards }) => {
    const page = await engine.openReviews({ limit: REVIEWS_PER_PAGE, after: null })
    const [only] = page.items
    if (only && page.total === 1) return show(reviewCard(only, cards), reviewSummary(only))
    return show(reviewsCard(page, cards), REVIEWS.title(page.total))
  },
}
