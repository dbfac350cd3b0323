import { LONGEST } from '../cards/limits.js'
import { VERBS } from '../cards/verbs.js'
import { readOcNumber } from '../commands/typed/oc-number.js'
import { DONE, NUMBER_TOO_LONG } from '../texts/es.js'
import type { Action } from './action.js'
import { askAgain, operate } from './on-reservation.js'
import { typedText } from './typed-text.js'

export const received: Action = {
  verb: VERBS.received,
  needs: 'operate',
  run: (context, data) => {
    const number = typedText(data, 'ocNumber', LONGEST.ocNumber)
    if (!number.ok) return askAgain(context, data, NUMBER_TOO_LONG)
    const ocNumber = readOcNumber(number.text ?? '')
    return operate(
      context,
      data,
      (locator) => ({ type: 'mark_received', locator, ocNumber }),
      DONE.mark_received,
    )
  },
}
