import type { Digest, ReservationRow } from '../../../src/contract.js'
import { formatDay } from '../../../src/texts/es.js'
import { DIGEST } from '../../texts/lists.js'
import { moreRows } from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import type { CardContext } from './context.js'
import { rowDetail } from './reservation-rows.js'
import type { Color } from './tones.js'

const ROWS_SHOWN = 10

const rowText = (row: ReservationRow, context: CardContext): string =>
  `**${outside(row.locator, 20)}** ${outside(row.agency, 60)} · ${rowDetail(row, context)}`

const section = (title: string, color: Color, rows: readonly ReservationRow[], context: CardContext) => {
  const shown = rows.slice(0, ROWS_SHOWN).map((row) => ({ text: rowText(row, context) }))
  const rest = rows.length - shown.length
  return { title, color, rows: rest > 0 ? [...shown, { text: moreRows(rest) }] : shown }
}

const sectionsOf = (digest: Digest, context: CardContext) =>
  [
    section(DIGEST.overdue, 'Attention', digest.overdue, context),
    section(DIGEST.urgent, 'Attention', digest.urgent, context),
    section(DIGEST.dueToday, 'Default', digest.dueToday, context),
    section(DIGEST.received, 'Good', digest.receivedSinceYesterday, context),
  ].filter(({ rows }) => rows.length > 0)

export const digestTitle = (digest: Digest): string => DIGEST.title(formatDay(digest.day))

export const digestCard = (digest: Digest, context: CardContext): Card => {
  const quiet = digest.urgent.length === 0 && digest.overdue.length === 0 && digest.openReviews === 0
  return renderCard('digest', {
    fallbackText: digestTitle(digest),
    speak: digestTitle(digest),
    title: digestTitle(digest),
    figures: [
      { title: DIGEST.pending, value: String(digest.pending) },
      { title: DIGEST.reviews, value: String(digest.openReviews) },
      { title: DIGEST.ignored, value: String(digest.ignoredMails) },
    ],
    quiet: quiet ? DIGEST.quiet : '',
    sections: sectionsOf(digest, context),
  })
}
