import { VERBS } from '../cards/verbs.js'
import { codeAndRest } from '../commands/arguments.js'
import { LONGEST_OC_NUMBER, readOcNumber } from '../commands/typed/oc-number.js'
import type { PressData } from '../incoming.js'
import { refusalText } from '../refusals.js'
import { CHOOSE_CANDIDATE } from '../texts/es.js'
import type { Action, ActionContext, ActionOutcome } from './action.js'
import { answer, askAgain } from './on-review.js'

const assign = (context: ActionContext, data: PressData, locator: string): Promise<ActionOutcome> => {
  const ocNumber = readOcNumber((data['ocNumber'] ?? '').slice(0, LONGEST_OC_NUMBER))
  return answer(context, data, (reviewId) => ({ type: 'assign_purchase_order', reviewId, locator, ocNumber }))
}

/** The best candidate, as it stands on the button. */
export const acceptCandidate: Action = {
  verb: VERBS.acceptCandidate,
  needs: 'operate',
  run: (context, data) => assign(context, data, data['locator'] ?? ''),
}

/** Another candidate, or any reservation by its locator or booking ID. */
export const chooseCandidate: Action = {
  verb: VERBS.chooseCandidate,
  needs: 'operate',
  run: async (context, data) => {
    const { code } = codeAndRest(data['otherLocator']?.trim() || (data['candidate'] ?? ''))
    if (code === '') return askAgain(context, data, CHOOSE_CANDIDATE)
    const view = await context.engine.findReservation(code)
    if (view) return assign(context, data, view.reservation.locator)
    const refused = { ok: false, code: 'unknown_reservation', facts: { locator: code } } as const
    return askAgain(context, data, refusalText(refused, context.cards))
  },
}
