import type { ReservationView } from '../../src/contract.js'
import { VERBS } from '../cards/verbs.js'
import type { CardExtras } from '../cards/views/context.js'
import { LINKS_UNAVAILABLE, NO_DOCUMENTS } from '../texts/es.js'
import type { Action, ActionContext } from './action.js'
import { documentLinks } from './document-links.js'
import { showReservation, withReservation } from './on-reservation.js'

const extrasFor = ({ reservation }: ReservationView, { links }: ActionContext): CardExtras => {
  const files = [...reservation.files, ...(reservation.purchaseOrder?.files ?? [])]
  if (files.length === 0) return { note: NO_DOCUMENTS }
  const made = documentLinks(files, links)
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
