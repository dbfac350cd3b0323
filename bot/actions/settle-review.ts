import { VERBS } from '../cards/verbs.js'
import type { Action } from './action.js'
import { answer } from './on-review.js'

export const trustMail: Action = {
  verb: VERBS.trustMail,
  needs: 'operate',
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'trust_mail', reviewId })),
}

export const settleSend: Action = {
  verb: VERBS.settleSend,
  needs: 'operate',
  run: (context, data) => {
    const arrived = data['arrived'] === 'true'
    return answer(context, data, (reviewId) => ({ type: 'settle_send', reviewId, arrived }))
  },
}

/** The button stands on a case that is resolved already: the sender of its OC becomes a contact of the client. */
export const addContact: Action = {
  verb: VERBS.addContact,
  needs: 'operate',
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'add_contact', reviewId })),
}

export const dismiss: Action = {
  verb: VERBS.dismiss,
  needs: 'operate',
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'dismiss_review', reviewId })),
}
