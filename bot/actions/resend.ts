import { VERBS } from '../cards/verbs.js'
import { DONE } from '../texts/es.js'
import type { Action } from './action.js'
import { operate } from './on-reservation.js'

export const resend: Action = {
  verb: VERBS.resend,
  needs: 'operate',
  run: (context, data) => operate(context, data, (locator) => ({ type: 'resend', locator }), DONE.resend),
}
