import { isOfficeTime, oneBusinessDayAfter } from '../domain/business-days.js'
import type { ReviewItem } from '../domain/review.js'
import type { Instant } from '../domain/time.js'
import type { Transaction } from '../ports.js'
import { allOpenReviews } from './views/queries.js'
import type { EngineWorld } from './world.js'

const remind = (tx: Transaction, id: string, at: Instant): void => {
  const item = tx.review(id)
  if (!item || item.resolution || item.remindedAt) return
  tx.putReview({ ...item, remindedAt: at })
  const facts = { kind: item.kind }
  tx.announce({ at, event: 'ReviewReminded', locator: item.locator, reviewId: id, facts })
}

/**
 * Staff are reminded once of a question that has stood open for a business day. That is always over when the office
 * opens, so this need run only then, and when the service comes up in office hours.
 */
export const remindOfReviews = async (world: EngineWorld): Promise<void> => {
  const { clock, settings, store } = world
  const { office } = settings.policy
  const at = clock.now()
  if (!isOfficeTime(at, office)) return
  const isDue = ({ remindedAt, openedAt }: ReviewItem): boolean =>
    !remindedAt && oneBusinessDayAfter(openedAt, office) <= at
  const due = (await allOpenReviews(world)).filter(isDue)
  const reviews = due.map(({ id }) => id)
  if (reviews.length > 0)
    await store.transact({ reviews }, (tx) => reviews.forEach((id) => remind(tx, id, at)))
}
