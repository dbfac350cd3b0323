import type { Figure } from '../figures.js'
import { atLeast, exactly } from '../figures.js'
import type { ReservationState } from '../../../src/domain/reservation.js'
import type { Kept } from './kept.js'
import type { Case, Course } from './plan.js'
import type { LeftMail } from './post-book.js'

/** What was brought, what left, and what is known in the end. */
export interface Outcome {
  readonly confirmed: readonly Case[]
  readonly answered: readonly Case[]
  readonly closed: readonly Case[]
  readonly left: readonly LeftMail[]
  readonly kept: Kept
  /** Mails that were not moved out of the inbox. */
  readonly inInbox: number
}

const OPEN: readonly ReservationState[] = ['pending', 'requested']

/** How a booking may stand in the end. */
const mayBe = (course: Course, isAnswered: boolean, isClosed: boolean): readonly ReservationState[] => {
  if (isAnswered) return ['received']
  if (course === 'not_required') return ['not_required']
  if (isClosed) return ['closed']
  return course === 'expires' ? [...OPEN, 'expired'] : OPEN
}

/** How many mails there are beyond the first of its kind about a booking. */
const twice = (mails: readonly LeftMail[], keyOf: (mail: LeftMail) => string): number =>
  mails.length - new Set(mails.map(keyOf)).size

const withoutOneRequest = ({ confirmed, left }: Outcome): number => {
  const requests = new Map<string, number>()
  for (const { locator, kind } of left)
    if (kind === 'request') requests.set(locator, (requests.get(locator) ?? 0) + 1)
  return confirmed.filter(
    ({ locator, course }) => (requests.get(locator) ?? 0) !== (course === 'not_required' ? 0 : 1),
  ).length
}

const wrongStates = ({ confirmed, answered, closed, kept }: Outcome): number => {
  const states = new Map(kept.cases.map(({ locator, state }) => [locator, state]))
  const [received, given] = [new Set(answered), new Set(closed)]
  return confirmed.filter((one) => {
    const state = states.get(one.locator)
    return !state || !mayBe(one.course, received.has(one), given.has(one)).includes(state)
  }).length
}

const unmatched = ({ answered, kept }: Outcome): number => {
  const numbers = new Map(kept.cases.map(({ locator, ocNumber }) => [locator, ocNumber]))
  return answered.filter(({ locator, ocNumber }) => numbers.get(locator) !== ocNumber).length
}

/** Whether what came was answered, once, and what is known is what was to be. */
export const judgeOutcome = (outcome: Outcome): readonly Figure[] => {
  const { confirmed, answered, left, kept } = outcome
  return [
    atLeast('confirmations brought', confirmed.length, 1),
    exactly('reservations known', kept.reservations, confirmed.length),
    exactly('bookings without their one request', withoutOneRequest(outcome), 0),
    atLeast('OCs brought', answered.length, 1),
    exactly('OCs not matched', unmatched(outcome), 0),
    exactly('bookings in another state than theirs', wrongStates(outcome), 0),
    exactly(
      'mails that left twice',
      twice(left, ({ controlId }) => controlId),
      0,
    ),
    exactly(
      'mails of a kind that left twice about a booking',
      twice(left, ({ locator, kind }) => `${locator} ${kind}`),
      0,
    ),
    exactly('cases left for review', kept.openReviews, 0),
    exactly(
      'mails that wait, announcements untold, mails left in the inbox',
      kept.waitingMails + kept.untold + outcome.inInbox,
      0,
    ),
  ]
}
