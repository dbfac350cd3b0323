import type { ClosingReason } from '../../src/contract.js'
import { VERBS } from '../cards/verbs.js'
import { CHOOSE_REASON, DONE } from '../texts/es.js'
import { CLOSING_CHOICES } from '../texts/reservation.js'
import type { Action } from './action.js'
import { operate, showReservation, withReservation } from './on-reservation.js'

const reasonOf = (value: string | undefined): ClosingReason | undefined =>
  CLOSING_CHOICES.find((reason) => reason === value)

export const close: Action = {
  verb: VERBS.close,
  needs: 'operate',
  run: (context, data) => {
    const reason = reasonOf(data['reason'])
    const note = data['note']?.trim() || null
    if (reason)
      return operate(context, data, (locator) => ({ type: 'close', locator, reason, note }), DONE.close)
    return withReservation(context, data, async (view) =>
      showReservation(context, view, data, CHOOSE_REASON, { note: CHOOSE_REASON }),
    )
  },
}
