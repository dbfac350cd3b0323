import { VERBS } from '../cards/verbs.js'
import { DONE } from '../texts/es.js'
import type { Action } from './action.js'
import { operate } from './on-reservation.js'

/** Takes the chase up again, of a postponed one at once. */
export const reopen: Action = {
  verb: VERBS.reopen,
  needs: 'operate',
  run: (context, data) => operate(context, data, (locator) => ({ type: 'reopen', locator }), DONE.reopen),
}
