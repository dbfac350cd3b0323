import type { AuditLine, PageOf, ReservationView } from '../../../src/contract.js'
import { HISTORY } from '../../texts/history.js'
import { pressButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS, reservationButton, type ReservationCardKind } from '../verbs.js'
import { auditText } from './audit-text.js'
import type { CardContext } from './context.js'
import { storyEntry } from './history-text.js'
import { momentText } from './moments.js'

/** The story of a reservation, or what people did to it, for whoever asked: newest first, a page at a time. */

export const HISTORY_PER_PAGE = 10

export type HistoryTab = 'story' | 'audit'

/** From where a page goes on; `skipped` counts the lines before it. */
export interface HistoryPlace {
  readonly tab: HistoryTab
  readonly after: string | null
  readonly skipped: number
}

interface Row {
  readonly what: string
  readonly change: string
  readonly when: string
}

/** Where the story goes on is simply the number of lines before. */
export const storyPage = ({ reservation: { history } }: ReservationView, skipped: number) => {
  const items = history.toReversed().slice(skipped, skipped + HISTORY_PER_PAGE)
  const reached = skipped + items.length
  return { items, total: history.length, next: reached < history.length ? String(reached) : null }
}

type StoryPage = ReturnType<typeof storyPage>

export type HistoryPage =
  | { readonly tab: 'story'; readonly page: StoryPage }
  | { readonly tab: 'audit'; readonly page: PageOf<AuditLine> }

const storyRow = (entry: StoryPage['items'][number], context: CardContext): Row => {
  const { what, who } = storyEntry(entry)
  return { what, change: '', when: HISTORY.line(momentText(entry.at, context), who) }
}

const auditRow = (line: AuditLine, context: CardContext): Row => {
  const { what, change, who } = auditText(line, context)
  return { what, change, when: HISTORY.line(momentText(line.at, context), who) }
}

const rowsOf = (shown: HistoryPage, context: CardContext): readonly Row[] =>
  shown.tab === 'story'
    ? shown.page.items.map((entry) => storyRow(entry, context))
    : shown.page.items.map((line) => auditRow(line, context))

const buttons = (
  view: ReservationView,
  kind: ReservationCardKind,
  { tab, page: { items, next } }: HistoryPage,
  skipped: number,
): readonly CardElement[] => {
  const to = (title: string, place: HistoryPlace): CardElement =>
    pressButton({
      title,
      data: reservationButton(VERBS.history, view, kind, {
        tab: place.tab,
        after: place.after ?? '',
        skipped: String(place.skipped),
      }),
    })
  const other: HistoryTab = tab === 'story' ? 'audit' : 'story'
  return [
    ...(next ? [to(HISTORY.older, { tab, after: next, skipped: skipped + items.length })] : []),
    ...(skipped > 0 ? [to(HISTORY.newest, { tab, after: null, skipped: 0 })] : []),
    to(other === 'audit' ? HISTORY.toAudit : HISTORY.toStory, { tab: other, after: null, skipped: 0 }),
    pressButton({ title: HISTORY.back, data: reservationButton(VERBS.show, view, kind) }),
  ]
}

const titleOf = (view: ReservationView, tab: HistoryTab): string =>
  HISTORY[tab](outside(view.reservation.locator, 20))

export const historyCard = (
  view: ReservationView,
  context: CardContext,
  kind: ReservationCardKind,
  shown: HistoryPage,
  skipped: number,
): Card => {
  const title = titleOf(view, shown.tab)
  const { items, total } = shown.page
  return renderCard('history', {
    fallbackText: title,
    speak: title,
    title,
    subtitle: outside(view.reservation.booking.agency),
    range: items.length > 0 ? HISTORY.shown(skipped + 1, skipped + items.length, total) : HISTORY.nothing,
    rows: rowsOf(shown, context),
    actions: buttons(view, kind, shown, skipped),
  })
}
