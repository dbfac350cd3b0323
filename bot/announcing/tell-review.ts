import type { AnnouncedEvent } from '../../src/contract.js'
import { reviewCard, reviewSummary } from '../cards/views/review-card.js'
import { reviewAgainCard, reviewReminderCard } from '../cards/views/review-notices.js'
import { reviewKey } from '../conversations.js'
import type { KeptCard } from './kept-cards.js'
import { cardContext, drawn, type Tell, type TellingOptions } from './telling.js'

/** What is said in the thread of an open case besides its card; a card that has just been made says all there is. */
const noticeOf = (event: AnnouncedEvent, outcome: KeptCard['outcome']) => {
  if (event === 'ReviewReminded' && outcome !== 'made') return reviewReminderCard
  // It was shown already, and as something else: as resolved.
  return event === 'ReviewOpened' && outcome === 'changed' ? reviewAgainCard : null
}

/** The card of a case as it stands, in a thread of its own. */
export const createTellReview =
  (options: TellingOptions): Tell =>
  async (channel, { reviewId, id, event }) => {
    const { engine, kept, log } = options
    const item = reviewId === null ? null : await engine.review(reviewId)
    if (!item) return log.warn({ announced: id, review: reviewId }, 'Announced review item not found')
    const key = reviewKey(item.id)
    // Resolved before it could be told, and never shown: there is nothing left to ask.
    if (item.resolution && !(await kept.isPosted(key))) return
    const context = await cardContext(options)
    const summary = reviewSummary(item)
    const card = drawn(() => reviewCard(item, context))
    const { posted, outcome } = await kept.keep(channel, key, { card, summary })
    const notice = item.resolution ? null : noticeOf(event, outcome)
    if (notice) await kept.reply(channel, posted, { card: drawn(() => notice(item, context)), summary })
  }
