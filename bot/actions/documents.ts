import { documentsOf, type DocumentOwner, type ReservationView } from '../../src/contract.js'
import { VERBS } from '../cards/verbs.js'
import type { CardExtras } from '../cards/views/context.js'
import { LINKS_UNAVAILABLE, NO_DOCUMENTS } from '../texts/es.js'
import type { Action, ActionContext } from './action.js'
import { documentLinks } from './document-links.js'
import { showReservation, withReservation } from './on-reservation.js'

/** A link lasts no longer than the reservation is at hand; of an archived one, no longer than it rests there. */
const ownerOf = ({ reservation: { locator }, archived }: ReservationView): DocumentOwner => ({
  kind: archived ? 'archived_reservation' : 'reservation',
  locator,
})

const extrasFor = (view: ReservationView, { links }: ActionContext): CardExtras => {
  const files = documentsOf(view.reservation)
  if (files.length === 0) return { note: NO_DOCUMENTS }
  const made = documentLinks(files, ownerOf(view), links)
  return made ? { links: made } : { note: LINKS_UNAVAILABLE }
}

/** The links stand on the card of whoever pressed, and nowhere else. */
export const documents: Action = {
  verb: VERBS.documents,
  needs: 'read',
  run: (context, data) =>
    withReservation(context, data, async (view) => {
      const extras = extrasFor(view, context)
      return showReservation(context, view, data, extras.note ?? null, extras)
    }),
}
