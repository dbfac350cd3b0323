import type { ReservationRow } from '../../../src/contract.js'
import { formatMoney, formatShortDay, stateLabel } from '../../../src/texts/es.js'
import { LIST } from '../../texts/lists.js'
import { nextText } from '../../texts/reservation.js'
import { escapeMarkdown, outside } from '../markdown.js'
import type { CardContext } from './context.js'
import { momentText } from './moments.js'
import { badgeOf, colorOf } from './tones.js'

/** "Gran Hotel · check-in 03-03-2026 · $528.701 · Recordatorio el lunes 30 a las 09:00 · a cargo de Ana". */
export const rowDetail = (row: ReservationRow, context: CardContext): string =>
  [
    outside(row.hotel, 60),
    LIST.checkIn(formatShortDay(row.checkIn)),
    row.total ? formatMoney(row.total) : '',
    row.next ? nextText(row.next.action, momentText(row.next.at, context)) : '',
    row.assignee ? LIST.inCharge(outside(row.assignee.name, 40)) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** What a row of any list shows. */
export const rowData = (row: ReservationRow, context: CardContext) => ({
  title: `${outside(row.locator, 20)} · ${outside(row.agency, 60)}`,
  agency: outside(row.agency, 60),
  detail: rowDetail(row, context),
  state: escapeMarkdown(stateLabel(row.state)),
  color: colorOf(row.state),
  badge: badgeOf(row),
})
