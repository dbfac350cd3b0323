import type { ReservationView } from '../../../src/contract.js'
import { stateLabel } from '../../../src/texts/es.js'
import { HISTORY_TITLE, LABELS, olderHistory } from '../../texts/reservation.js'
import { escapeMarkdown, outside, shorten } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import type { ReservationCardKind } from '../verbs.js'
import { cautionLines } from './caution-lines.js'
import { codesLine, compactFacts, rootFacts, sheetFacts, stayRows } from './booking-facts.js'
import type { CardContext, CardExtras, Fact } from './context.js'
import { handlingFacts, undoNote } from './handling-facts.js'
import { historyText } from './history-text.js'
import { reservationActions } from './reservation-actions.js'
import { presentStand } from './stand.js'
import { badgeOf, colorOf, toneOf } from './tones.js'

/** All of it unfolds by its own button. */
const HISTORY_SHOWN = 8

const historyRows = (view: ReservationView, context: CardContext): readonly { text: string }[] => {
  const { history } = view.reservation
  const shown = history.slice(-HISTORY_SHOWN).map((entry) => ({ text: historyText(entry, context) }))
  const older = history.length - shown.length
  return older > 0 ? [{ text: olderHistory(older) }, ...shown] : shown
}

const factsOf = (view: ReservationView, context: CardContext, kind: ReservationCardKind): readonly Fact[] => {
  if (kind === 'sheet') return sheetFacts(view, context)
  return view.reservation.state === 'not_required' ? compactFacts(view) : rootFacts(view)
}

/** One plain line: what a notification, a screen reader or a client without cards tells. */
export const reservationSummary = ({ reservation }: ReservationView): string =>
  shorten(`${reservation.locator} · ${reservation.booking.agency} · ${stateLabel(reservation.state)}`, 150)

/**
 * The card of a reservation: `root` is the live head of its thread (a short one where no OC is owed), `sheet`
 * holds all that is known with the story.
 */
export const reservationCard = (
  view: ReservationView,
  context: CardContext,
  kind: ReservationCardKind,
  extras: CardExtras = {},
): Card => {
  const { reservation } = view
  return renderCard('reservation', {
    fallbackText: reservationSummary(view),
    speak: reservationSummary(view),
    tone: toneOf(view),
    color: colorOf(reservation.state),
    title: outside(reservation.booking.agency),
    subtitle: codesLine(reservation.booking),
    state: escapeMarkdown(stateLabel(reservation.state)),
    badge: badgeOf({ ...view, held: reservation.hold !== null }),
    sentence: presentStand(view, context),
    undo: undoNote(view, context),
    facts: [...handlingFacts(view, context), ...factsOf(view, context, kind)],
    stays: stayRows(reservation.booking),
    cautions: cautionLines(reservation.warnings ?? []).map((text) => ({ text })),
    historyTitle: HISTORY_TITLE,
    history: kind === 'sheet' ? historyRows(view, context) : [],
    note: extras.note ?? '',
    links: extras.links ?? [],
    documentsOf: LABELS.documentsOf,
    actions: reservationActions({ view, kind, context, typed: extras.typed ?? {} }),
  })
}
