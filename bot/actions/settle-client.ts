import { VERBS } from '../cards/verbs.js'
import { CHOOSE_REQUIRES_OC } from '../texts/es.js'
import type { Action } from './action.js'
import { answer, askAgain } from './on-review.js'

/** Addresses as people write them: with commas, semicolons or spaces between, each once. */
export const readContacts = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[\s,;]+/u)
      .map((address) => address.trim().toLowerCase())
      .filter((address) => address !== ''),
  ),
]

export const YES_NO: ReadonlyMap<string, boolean> = new Map(Object.entries({ yes: true, no: false }))

export const settleClient: Action = {
  verb: VERBS.settleClient,
  needs: 'operate',
  run: (context, data) => {
    const requiresOc = YES_NO.get(data['requiresOc'] ?? '')
    if (requiresOc === undefined) return askAgain(context, data, CHOOSE_REQUIRES_OC)
    const contacts = readContacts(data['contacts'] ?? '')
    return answer(context, data, (reviewId) => ({ type: 'settle_client', reviewId, requiresOc, contacts }))
  },
}
