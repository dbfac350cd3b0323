import { createHash } from 'node:crypto'
import type { Locator } from '../domain/booking.js'
import type { StaffQuestion } from '../domain/events.js'
import type { ContactOffer, ReviewItem } from '../domain/review.js'
import type { Instant } from '../domain/time.js'
import type { Transaction } from '../ports.js'

export type NewReview = StaffQuestion &
  Pick<ReviewItem, 'locator'> &
  Partial<Pick<ReviewItem, 'candidates' | 'files' | 'evidence'>>

/** Of one mail each document that cannot be read is a question of its own. */
const documentOf = ({ kind, files = [] }: Pick<NewReview, 'kind' | 'files'>): readonly string[] =>
  kind === 'unreadable_confirmation' ? files.map(({ id }) => id) : []

/** The same question about the same thing has the same id, so that asking it twice opens one item. */
export const reviewIdOf = (
  review: Pick<NewReview, 'kind' | 'locator' | 'mailId' | 'outboxId' | 'files'>,
): string =>
  createHash('sha256')
    .update([review.kind, review.locator, review.mailId, review.outboxId, ...documentOf(review)].join('|'))
    .digest('hex')
    .slice(0, 10)

export const openReview = (
  tx: Transaction,
  review: NewReview,
  at: Instant,
  id = reviewIdOf(review),
): ReviewItem => {
  const item: ReviewItem = {
    candidates: [],
    files: [],
    ...review,
    id,
    openedAt: at,
    resolution: null,
  }
  tx.putReview(item)
  tx.announce({
    at,
    event: 'ReviewOpened',
    locator: item.locator,
    reviewId: item.id,
    facts: { kind: item.kind },
  })
  return item
}

/** Its answer was taken back: it is asked again. */
export const reopenReview = (tx: Transaction, item: ReviewItem, at: Instant): void => {
  const { contactOffer: _withdrawn, ...asked } = item
  tx.putReview({ ...asked, resolution: null })
  tx.announce({
    at,
    event: 'ReviewOpened',
    locator: item.locator,
    reviewId: item.id,
    facts: { kind: item.kind },
  })
}

export const resolveReview = (
  tx: Transaction,
  item: ReviewItem,
  resolution: {
    at: Instant
    actor: string
    outcome: string
    locator?: Locator
    contactOffer?: ContactOffer
  },
): void => {
  const { at, actor, outcome } = resolution
  const locator = resolution.locator ?? item.locator
  const offer = resolution.contactOffer ? { contactOffer: resolution.contactOffer } : {}
  tx.putReview({ ...item, ...offer, locator, resolution: { at, actor, outcome } })
  tx.announce({ at, event: 'ReviewResolved', locator, reviewId: item.id, facts: { actor, outcome } })
}
