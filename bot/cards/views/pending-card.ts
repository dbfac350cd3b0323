import type { PageOf, PendingFilter, ReservationRow } from '../../../src/contract.js'
import { LIST, type ListedWords } from '../../texts/lists.js'
import { pressButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'
import type { CardContext, CardExtras } from './context.js'
import { pickedActions } from './picked-actions.js'
import { pickOf, placeData, type PendingPlace } from './pending-place.js'
import { rowData } from './reservation-rows.js'

export const ROWS_PER_PAGE = 12

const inChargeOf = ({ assigneeId }: PendingFilter, [first]: readonly ReservationRow[]): string | null =>
  assigneeId === null ? null : outside(first?.assignee?.name ?? LIST.somebody, 60)

const wordsOf = (filter: PendingFilter, rows: readonly ReservationRow[]): ListedWords => ({
  text: filter.text === null ? null : outside(filter.text, 60),
  urgent: filter.urgent,
  inCharge: inChargeOf(filter, rows),
})

export const pendingTitle = ({ items, total }: PageOf<ReservationRow>, filter: PendingFilter): string =>
  items.length === 0 ? LIST.none(wordsOf(filter, items)) : LIST.title(total, wordsOf(filter, items))

const moreButton = ({ items, next }: PageOf<ReservationRow>, place: PendingPlace): readonly CardElement[] => {
  if (!next) return []
  const further = { ...place, after: next, skipped: place.skipped + items.length }
  return [pressButton({ title: LIST.more, data: placeData(VERBS.more, further), alone: true })]
}

/** Some clients draw the title of an input as Markdown, others show every backslash: nothing from outside stands in it. */
const tickRow = (row: ReservationRow, context: CardContext): object => ({
  ...rowData(row, context),
  pick: pickOf(row.locator),
  locator: row.locator.replaceAll(/[^A-Za-z0-9]/gu, ''),
})

/** The open reservations that a filter lets through. Several can be ticked and handled at once. */
export const pendingCard = (
  page: PageOf<ReservationRow>,
  context: CardContext,
  place: PendingPlace,
  extras: CardExtras = {},
): Card => {
  const { items, total } = page
  const { skipped, filter } = place
  const title = pendingTitle(page, filter)
  return renderCard('pending', {
    fallbackText: title,
    speak: title,
    title,
    range: total > items.length ? LIST.shown(skipped + 1, skipped + items.length, total) : '',
    rows: items.map((row) => tickRow(row, context)),
    note: extras.note ?? '',
    hint: items.length > 0 ? LIST.hint : '',
    actions: [...(items.length > 0 ? pickedActions(place, context) : []), ...moreButton(page, place)],
  })
}
