import { VERBS } from '../cards/verbs.js'
import type { Action } from './action.js'
import { answer } from './on-review.js'

export const trustMail: Action = {
  verb: VERBS.trustMail,
  operates: true,
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'trust_mail', reviewId })),
}

export const settleSend: Action = {
  verb: VERBS.settleSend,
  operates: true,
  run: (context, data) => {
    const arrived = data['arrived'] === 'true'
    return answer(context, data, (reviewId) => ({ type: 'settle_send', reviewId, arrived }))
  },
}

export const dismiss: Action = {
  verb: VERBS.dismiss,
  operates: true,
  run: (context, data) => answer(context, data, (reviewId) => ({ type: 'dismiss_review', reviewId })),
}
