import type { PageOf, ReservationRow } from '../../../src/contract.js'
import { LIST, SEARCH } from '../../texts/lists.js'
import { pressButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'
import type { CardContext } from './context.js'
import { rowData } from './reservation-rows.js'

export const FOUND_PER_PAGE = 12

export const searchTitle = ({ items, total }: PageOf<ReservationRow>, text: string): string => {
  const words = outside(text, 60)
  return items.length === 0 ? SEARCH.none(words) : SEARCH.title(total, words)
}

/** What was found with a text, whatever its state. `skipped` counts the rows of the pages before. */
export const searchCard = (
  page: PageOf<ReservationRow>,
  context: CardContext,
  text: string,
  skipped: number,
): Card => {
  const { items, total, next } = page
  const title = searchTitle(page, text)
  const reached = skipped + items.length
  const more = (after: string): CardElement =>
    pressButton({
      title: LIST.more,
      data: { verb: VERBS.moreFound, text, after, skipped: String(reached) },
    })
  return renderCard('list', {
    fallbackText: title,
    speak: title,
    title,
    range: total > items.length ? LIST.shown(skipped + 1, reached, total) : '',
    rows: items.map((row) => rowData(row, context)),
    hint: items.length > 0 ? SEARCH.hint : '',
    actions: next ? [more(next)] : [],
  })
}
