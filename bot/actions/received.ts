import { VERBS } from '../cards/verbs.js'
import { LONGEST_OC_NUMBER, readOcNumber } from '../commands/oc-number.js'
import { DONE } from '../texts/es.js'
import type { Action } from './action.js'
import { operate } from './on-reservation.js'

export const received: Action = {
  verb: VERBS.received,
  needs: 'operate',
  run: (context, data) => {
    const ocNumber = readOcNumber((data['ocNumber'] ?? '').slice(0, LONGEST_OC_NUMBER))
    return operate(
      context,
      data,
      (locator) => ({ type: 'mark_received', locator, ocNumber }),
      DONE.mark_received,
    )
  },
}
