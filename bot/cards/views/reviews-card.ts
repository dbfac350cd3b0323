import type { PageOf, ReviewItem } from '../../../src/contract.js'
import { formatInstant } from '../../../src/texts/es.js'
import { LIST, REVIEWS } from '../../texts/lists.js'
import { REVIEW_TEXTS } from '../../texts/review.js'
import { pressButton } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS, reviewButton } from '../verbs.js'
import type { CardContext } from './context.js'

export const REVIEWS_PER_PAGE = 10

const rowDetail = (item: ReviewItem, context: CardContext): string => {
  const { facts, locator, openedAt } = item
  const about = [locator ?? '', facts['agency'] ?? '', facts['sender'] ?? '', facts['subject'] ?? '']
  const parts = about.filter((part) => part !== '').map((part) => outside(part, 80))
  return [...parts, formatInstant(openedAt, context.zone, context.now)].join(' · ')
}

export const reviewRow = (item: ReviewItem, context: CardContext) => ({
  title: REVIEW_TEXTS[item.kind].title,
  detail: rowDetail(item, context),
})

export const reviewsCard = (page: PageOf<ReviewItem>, context: CardContext): Card => {
  const title = page.items.length === 0 ? REVIEWS.none : REVIEWS.title(page.total)
  return renderCard('openable', {
    fallbackText: title,
    speak: title,
    title,
    range: '',
    open: REVIEWS.open,
    rows: page.items.map((item) => ({
      ...reviewRow(item, context),
      data: reviewButton(VERBS.openReview, item),
    })),
    hint: page.items.length > 0 ? REVIEWS.hint : '',
    actions: page.next
      ? [pressButton({ title: LIST.more, data: { verb: VERBS.moreReviews, after: page.next } })]
      : [],
  })
}
