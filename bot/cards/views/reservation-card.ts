import type { ReservationView } from '../../../src/contract.js'
import { closingReasonLabel, stateLabel } from '../../../src/texts/es.js'
import { CLOSING_CHOICES, HISTORY_TITLE, LABELS, olderHistory } from '../../texts/reservation.js'
import { escapeMarkdown, outside, shorten } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS, reservationButton, type Button, type ReservationCardKind } from '../verbs.js'
import { cautionLines } from './caution-lines.js'
import { codesLine, compactFacts, rootFacts, sheetFacts, stayRows } from './booking-facts.js'
import type { CardContext, CardExtras, Fact } from './context.js'
import { historyText } from './history-text.js'
import { standSentence } from './stand.js'
import { badgeOf, colorOf, isOpenState, toneOf } from './tones.js'

const HISTORY_SHOWN = 12

const canResend = ({ reservation }: ReservationView): boolean =>
  isOpenState(reservation.state) && reservation.hold === null && Object.keys(reservation.steps).length > 0

/** An expired one waits for nothing any more, but staff may still finish it. */
const isUnfinished = ({ reservation: { state } }: ReservationView): boolean =>
  isOpenState(state) || state === 'expired'

const documentCount = ({ reservation }: ReservationView): number =>
  reservation.files.length + (reservation.purchaseOrder?.files.length ?? 0)

const buttons = (view: ReservationView, kind: ReservationCardKind): readonly Button[] => [
  ...(canResend(view) ? [{ title: LABELS.resend, data: reservationButton(VERBS.resend, view, kind) }] : []),
  ...(documentCount(view) > 0
    ? [{ title: LABELS.documents, data: reservationButton(VERBS.documents, view, kind) }]
    : []),
]

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

const forms = (view: ReservationView, kind: ReservationCardKind): object => ({
  canReceive: isUnfinished(view),
  canClose: isUnfinished(view),
  receive: reservationButton(VERBS.received, view, kind),
  close: reservationButton(VERBS.close, view, kind),
  closingChoices: CLOSING_CHOICES.map((reason) => ({ title: closingReasonLabel(reason), value: reason })),
})

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
    sentence: standSentence(view, context),
    facts: factsOf(view, context, kind),
    stays: stayRows(reservation.booking),
    cautions: cautionLines(reservation.warnings ?? []).map((text) => ({ text })),
    historyTitle: HISTORY_TITLE,
    history: kind === 'sheet' ? historyRows(view, context) : [],
    note: extras.note ?? '',
    links: extras.links ?? [],
    labels: LABELS,
    buttons: buttons(view, kind),
    ...forms(view, kind),
  })
}
