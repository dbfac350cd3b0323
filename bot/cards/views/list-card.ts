import type { PageOf, ReservationRow } from '../../../src/contract.js'
import { formatInstant, formatMoney, formatShortDay, stateLabel } from '../../../src/texts/es.js'
import { LIST } from '../../texts/lists.js'
import { nextText } from '../../texts/reservation.js'
import { escapeMarkdown, outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'
import type { CardContext } from './context.js'
import { badgeOf, colorOf } from './tones.js'

export const ROWS_PER_PAGE = 12

/** "Gran Hotel · check-in 03-03-2026 · $528.701". */
export const rowDetail = (row: ReservationRow, context: CardContext): string =>
  [
    outside(row.hotel, 80),
    `check-in ${formatShortDay(row.checkIn)}`,
    row.total ? formatMoney(row.total) : '',
    row.next ? nextText(row.next.action, formatInstant(row.next.at, context.zone, context.now)) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

const rowData = (row: ReservationRow, context: CardContext): object => ({
  title: `${outside(row.locator, 20)} · ${outside(row.agency, 80)}`,
  detail: rowDetail(row, context),
  state: escapeMarkdown(stateLabel(row.state)),
  color: colorOf(row.state),
  badge: badgeOf(row),
})

/** `skipped` counts the rows of the pages before. */
export const listCard = (page: PageOf<ReservationRow>, context: CardContext, skipped: number): Card => {
  const { items, total, next } = page
  const title = items.length === 0 ? LIST.none : LIST.title(total)
  const more = next && { verb: VERBS.more, after: next, skipped: String(skipped + items.length) }
  return renderCard('list', {
    fallbackText: title,
    speak: title,
    title,
    range: total > items.length ? LIST.shown(skipped + 1, skipped + items.length, total) : '',
    rows: items.map((row) => rowData(row, context)),
    hint: items.length > 0 ? LIST.hint : '',
    buttons: more ? [{ title: LIST.more, data: more }] : [],
  })
}
