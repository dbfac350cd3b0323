import type { ReviewItem } from '../../../src/contract.js'
import { REVIEW_NOTICES } from '../../texts/review.js'
import type { Card } from '../render.js'
import type { CardContext } from './context.js'
import { momentText } from './moments.js'
import { noticeCard } from './notice.js'

/** What is said in the thread of a case; its card above has the buttons. */

export const reviewReminderCard = ({ openedAt }: ReviewItem, context: CardContext): Card =>
  noticeCard({
    tone: 'warning',
    title: REVIEW_NOTICES.reminder,
    lines: [REVIEW_NOTICES.since(momentText(openedAt, context))],
  })

/** Its answer was taken back. */
export const reviewAgainCard = (_item: ReviewItem, _context: CardContext): Card =>
  noticeCard({ tone: 'warning', title: REVIEW_NOTICES.again, lines: [REVIEW_NOTICES.undone] })
