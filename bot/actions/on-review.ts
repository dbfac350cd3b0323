import type { ReviewItem, StaffCommand } from '../../src/contract.js'
import type { CardExtras } from '../cards/views/context.js'
import { reviewCard, reviewSummary } from '../cards/views/review-card.js'
import type { PressData } from '../incoming.js'
import { refusalText } from '../refusals.js'
import { DONE } from '../texts/es.js'
import { told, type ActionContext, type ActionOutcome } from './action.js'

export const showReview = (
  { cards }: ActionContext,
  item: ReviewItem,
  said: string | null,
  extras: CardExtras = {},
): ActionOutcome => ({
  kind: 'shown',
  card: reviewCard(item, cards, extras),
  summary: reviewSummary(item),
  said,
})

/** Finds the review item of the pressed card. */
export const withReview = async (
  { engine, cards }: ActionContext,
  data: PressData,
  run: (item: ReviewItem) => Promise<ActionOutcome>,
): Promise<ActionOutcome> => {
  const item = await engine.review(data['reviewId'] ?? '')
  return item ? run(item) : told(refusalText({ ok: false, code: 'unknown_review', facts: {} }, cards))
}

/** The item as it stands, with a sentence that says what is missing. */
export const askAgain = (context: ActionContext, data: PressData, note: string): Promise<ActionOutcome> =>
  withReview(context, data, async (item) => showReview(context, item, note, { note, typed: data }))

/** Answers the question, and shows the card as it is afterwards. */
export const answer = (
  context: ActionContext,
  data: PressData,
  command: (reviewId: string) => StaffCommand,
): Promise<ActionOutcome> =>
  withReview(context, data, async (before) => {
    const result = await context.engine.execute(command(before.id), context.actor)
    const after = (await context.engine.review(before.id)) ?? before
    if (result.ok) return showReview(context, after, DONE.review())
    const note = refusalText(result, context.cards)
    return showReview(context, after, note, { note, typed: data })
  })
