import { LONGEST } from '../cards/limits.js'
import { VERBS } from '../cards/verbs.js'
import { textTooLong } from '../texts/es.js'
import type { Action } from './action.js'
import { answer, askAgain } from './on-review.js'
import { typedText } from './typed-text.js'

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

/** The OC no longer serves: the client is told, with the reason. */
export const newOrder: Action = {
  verb: VERBS.newOrder,
  needs: 'operate',
  run: (context, data) => {
    const reason = typedText(data, 'orderReason', LONGEST.reason)
    if (!reason.ok) return askAgain(context, data, textTooLong(reason.limit))
    return answer(context, data, (reviewId) => ({
      type: 'ask_for_new_order',
      reviewId,
      reason: reason.text,
    }))
  },
}

export const reopenRebooked: Action = {
  verb: VERBS.reopenRebooked,
  needs: 'operate',
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'reopen_rebooked', reviewId })),
}

/** The first mail of a kind has been looked at: all of that kind leave. */
export const approveMails: Action = {
  verb: VERBS.approveMails,
  needs: 'administer',
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'approve_mails', reviewId })),
}

export const dismiss: Action = {
  verb: VERBS.dismiss,
  needs: 'operate',
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'dismiss_review', reviewId })),
}
