import { ALL_PENDING, type Digest, type ReservationRow, type ReviewItem } from '../../../src/contract.js'
import { formatDay } from '../../../src/texts/es.js'
import { PAUSE } from '../../texts/announcements.js'
import { DIGEST, NOW } from '../../texts/digest.js'
import { moreRows } from '../../texts/reservation.js'
import { pressButton, type CardElement } from '../elements.js'
import { outside, shorten } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS, reviewButton } from '../verbs.js'
import type { CardContext } from './context.js'
import { digestChart } from './digest-chart.js'
import { plain } from './notice.js'
import { firstOf, placeData } from './pending-place.js'
import { rowDetail } from './reservation-rows.js'
import { reviewRow } from './reviews-card.js'
import type { Color } from './tones.js'
import { whatNow } from './what-now.js'

const ROWS_SHOWN = 6
const REVIEWS_SHOWN = 4

const rowText = (row: ReservationRow, context: CardContext): string =>
  `**${outside(row.locator, 20)}** ${outside(row.agency, 60)} · ${rowDetail(row, context)}`

const section = (title: string, color: Color, rows: readonly ReservationRow[], context: CardContext) => {
  const shown = rows.slice(0, ROWS_SHOWN).map((row) => ({ text: rowText(row, context) }))
  const rest = rows.length - shown.length
  return { title, color, rows: rest > 0 ? [...shown, { text: moreRows(rest) }] : shown }
}

const sectionsOf = (digest: Digest, context: CardContext) =>
  [
    section(DIGEST.urgent, 'Attention', digest.urgent, context),
    section(DIGEST.overdue, 'Attention', digest.overdue, context),
    section(DIGEST.dueToday, 'Default', digest.dueToday, context),
    section(DIGEST.received, 'Good', digest.receivedSinceYesterday, context),
  ].filter(({ rows }) => rows.length > 0)

const reviewsOf = ({ reviews }: Digest, context: CardContext) =>
  reviews.slice(0, REVIEWS_SHOWN).map((item: ReviewItem) => ({
    ...reviewRow(item, context),
    data: reviewButton(VERBS.openReview, item),
  }))

const actionsOf = ({ paused, urgent, pending, openReviews }: Digest): readonly CardElement[] => [
  ...(paused ? [pressButton({ title: PAUSE.resume, data: { verb: VERBS.resumeMail } })] : []),
  ...(urgent.length > 0
    ? [
        pressButton({
          title: DIGEST.seeUrgent,
          data: placeData(VERBS.more, firstOf({ ...ALL_PENDING, urgent: true })),
        }),
      ]
    : []),
  ...(pending > 0
    ? [pressButton({ title: DIGEST.seePending, data: placeData(VERBS.more, firstOf(ALL_PENDING)) })]
    : []),
  ...(openReviews > REVIEWS_SHOWN
    ? [pressButton({ title: DIGEST.allReviews, data: { verb: VERBS.moreReviews, after: '' } })]
    : []),
]

export const digestTitle = (digest: Digest): string => DIGEST.title(formatDay(digest.day))

/** One plain line for a notification or a screen reader: what to do first. */
export const digestSummary = (digest: Digest, context: CardContext): string =>
  shorten(plain([digestTitle(digest), ...whatNow(digest, context)].join('. ').replaceAll('..', '.')), 400)

/** The day's overview; its first lines say what to do now. */
export const digestCard = (digest: Digest, context: CardContext): Card =>
  renderCard('digest', {
    fallbackText: digestSummary(digest, context),
    speak: digestSummary(digest, context),
    title: digestTitle(digest),
    question: NOW.question,
    answer: whatNow(digest, context).join(' '),
    figures: [
      { title: DIGEST.pending, value: String(digest.pending) },
      { title: DIGEST.reviews, value: String(digest.openReviews) },
      { title: DIGEST.ignored, value: String(digest.ignoredMails) },
    ],
    chart: digestChart(digest),
    sections: sectionsOf(digest, context),
    reviewsTitle: digest.reviews.length > 0 ? DIGEST.openReviews : '',
    reviews: reviewsOf(digest, context),
    open: DIGEST.open,
    actions: actionsOf(digest),
  })
