import { LONGEST } from '../cards/limits.js'
import { VERBS } from '../cards/verbs.js'
import { DONE, textTooLong } from '../texts/es.js'
import type { Action } from './action.js'
import { askAgain, operate } from './on-reservation.js'
import { typedText } from './typed-text.js'

/** The OC is the wrong document. */
export const reject: Action = {
  verb: VERBS.reject,
  needs: 'operate',
  run: (context, data) => {
    const reason = typedText(data, 'rejectReason', LONGEST.reason)
    if (!reason.ok) return askAgain(context, data, textTooLong(reason.limit))
    return operate(
      context,
      data,
      (locator) => ({ type: 'reject_purchase_order', locator, reason: reason.text }),
      DONE.reject,
    )
  },
}
