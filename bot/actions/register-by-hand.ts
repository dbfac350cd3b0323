import type { HandBooking, Money } from '../../src/contract.js'
import { readAmount } from '../../src/texts/read-amount.js'
import { LONGEST } from '../cards/limits.js'
import { VERBS } from '../cards/verbs.js'
import type { PressData } from '../incoming.js'
import { isDay } from '../office-day.js'
import { HAND_FORM, HAND_PROBLEMS } from '../texts/hand-booking.js'
import { textTooLong } from '../texts/es.js'
import type { Action } from './action.js'
import { answer, askAgain } from './on-review.js'

type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

const wrong = (problem: string): Reading<never> => ({ ok: false, problem })

const isCurrency = (text: string): text is Money['currency'] => Object.hasOwn(HAND_FORM.currencies, text)

/** Nothing typed is no amount; what is typed must be one. */
const readTotal = (amount: string, currency: string): Reading<Money | null> => {
  if (amount === '') return { ok: true, value: null }
  const total = isCurrency(currency) ? readAmount(amount, currency) : null
  return total ? { ok: true, value: total } : wrong(HAND_PROBLEMS.amount)
}

const FIELDS = ['locator', 'bookingId', 'agency', 'hotel', 'guest', 'checkIn', 'checkOut', 'amount'] as const

type Typed = Readonly<Record<(typeof FIELDS)[number], string>>

const typedIn = (data: PressData): Typed => {
  const field = (name: keyof Typed): string => (data[name] ?? '').trim()
  return {
    locator: field('locator').toUpperCase(),
    bookingId: field('bookingId'),
    agency: field('agency'),
    hotel: field('hotel'),
    guest: field('guest'),
    checkIn: field('checkIn'),
    checkOut: field('checkOut'),
    amount: field('amount'),
  }
}

/** The form holds all of this too; whether the locator and the days are good, the engine says. */
const readBooking = (data: PressData): Reading<HandBooking> => {
  const typed = typedIn(data)
  const { locator, agency, hotel, checkIn, checkOut } = typed
  if (FIELDS.some((name) => typed[name].length > LONGEST.name)) return wrong(textTooLong(LONGEST.name))
  if (locator === '' || agency === '' || hotel === '') return wrong(HAND_PROBLEMS.missing)
  if (!isDay(checkIn) || !isDay(checkOut)) return wrong(HAND_PROBLEMS.days)
  const total = readTotal(typed.amount, data['currency'] ?? '')
  if (!total.ok) return total
  const optional = { bookingId: typed.bookingId || null, guest: typed.guest || null, total: total.value }
  return { ok: true, value: { locator, agency, hotel, checkIn, checkOut, ...optional } }
}

/** A person has read what the machine could not. */
export const registerByHand: Action = {
  verb: VERBS.registerByHand,
  needs: 'operate',
  run: (context, data) => {
    const booking = readBooking(data)
    if (!booking.ok) return askAgain(context, data, booking.problem)
    return answer(context, data, (reviewId) => ({
      type: 'register_by_hand',
      reviewId,
      booking: booking.value,
    }))
  },
}
