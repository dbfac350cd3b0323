import type { ReservationView } from '../../../src/contract.js'
import { YOURS } from '../../texts/announcements.js'
import { FACTS } from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import type { Card } from '../render.js'
import { compactFacts } from './booking-facts.js'
import { fact, type CardContext } from './context.js'
import { handlingFacts } from './handling-facts.js'
import { noticeCard } from './notice.js'
import { reservationActions } from './reservation-actions.js'
import { toneOf } from './tones.js'

/** Tells somebody in the own chat which case is theirs now; what can be done on the channel's card can be done here. */
export const yoursCard = (view: ReservationView, actor: string, context: CardContext): Card => {
  const { locator, booking } = view.reservation
  const code = outside(locator, 20)
  return noticeCard({
    tone: toneOf(view),
    title: YOURS.title(code),
    lines: [...(actor === '' ? [] : [YOURS.by(outside(actor, 80))]), YOURS.how(code)],
    facts: [
      ...fact(FACTS.agency, outside(booking.agency)),
      ...compactFacts(view),
      ...handlingFacts(view, context),
    ],
    actions: reservationActions({ view, kind: 'sheet', context, typed: {} }),
  })
}

export const yoursSummary = ({ reservation: { locator } }: ReservationView): string => YOURS.title(locator)
