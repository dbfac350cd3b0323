import type { IsoDate } from '../../src/contract.js'
import { VERBS } from '../cards/verbs.js'
import type { CardContext } from '../cards/views/context.js'
import type { PressData } from '../incoming.js'
import { daysAfter, isDay, officeDay } from '../office-day.js'
import { CHOOSE_DAY, DONE } from '../texts/es.js'
import type { Action } from './action.js'
import { askAgain, operate } from './on-reservation.js'

const DAYS = /^[1-9]\d{0,2}$/u

/** So many days from today in the office, or a day that was picked; null where neither is there. */
export const postponedTo = (data: PressData, { now, zone }: CardContext): IsoDate | null => {
  const { days = '', postponeUntil = '' } = data
  if (DAYS.test(days)) return daysAfter(officeDay(now, zone), Number(days))
  return isDay(postponeUntil) ? postponeUntil : null
}

export const postpone: Action = {
  verb: VERBS.postpone,
  needs: 'operate',
  run: (context, data) => {
    const until = postponedTo(data, context.cards)
    if (until === null) return askAgain(context, data, CHOOSE_DAY)
    return operate(context, data, (locator) => ({ type: 'postpone', locator, until }), DONE.postpone)
  },
}
