import { VERBS } from '../cards/verbs.js'
import { DONE } from '../texts/es.js'
import type { Action } from './action.js'
import { operate } from './on-reservation.js'

export const undo: Action = {
  verb: VERBS.undo,
  needs: 'operate',
  run: (context, data) => operate(context, data, (locator) => ({ type: 'undo', locator }), DONE.undo),
}
