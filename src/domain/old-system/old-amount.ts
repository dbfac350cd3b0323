import type { Currency, Money } from '../money.js'
import { MINOR_DIGITS, plainAmount } from '../money.js'
import type { OldAmount, OldProblem } from './old-records.js'

export interface AmountDecision {
  readonly total: Money | null
  readonly problem: OldProblem | null
}

/** The old system read `1.234.567,00` as 123456700. */
const FACTOR = 100

const moneyOf = (units: number, currency: Currency): Money | null => {
  const minor = Math.round(units * 10 ** MINOR_DIGITS[currency])
  return Number.isSafeInteger(minor) && minor > 0 ? { minor, currency } : null
}

const same = (one: number, other: number): boolean => Math.abs(one - other) < 0.005

/**
 * An amount with two decimals, multiplied, is a whole number; pesos, which have no decimals, then end in two noughts. What is
 * not so cannot have been multiplied.
 */
const couldBeMultiplied = (units: number, currency: Currency): boolean =>
  units % (currency === 'CLP' ? FACTOR : 1) === 0

const taken = (total: Money | null, units: number): AmountDecision => {
  if (!total) return { total, problem: { code: 'amount_not_understood', detail: String(units) } }
  if (same(total.minor / 10 ** MINOR_DIGITS[total.currency], units)) return { total, problem: null }
  return { total, problem: { code: 'amount_corrected', detail: `${units} → ${plainAmount(total)}` } }
}

/**
 * The true total of a reservation of the old system. It is divided only where something else that was kept names the smaller
 * amount, and is taken as it stands only where it cannot have been multiplied. Otherwise there is no total, and a person hears
 * of it: the confirmation itself, once it is read again, gives it.
 */
export const trueAmount = (amount: OldAmount | null): AmountDecision => {
  if (!amount) return { total: null, problem: null }
  const { units, currency, printed, orders } = amount
  if (units === null) return { total: printed, problem: null }
  if (printed) return taken(printed, units)
  // An order that names the same says nothing: it was read by the same program.
  const named = orders.find((one) => same(one * FACTOR, units))
  if (named !== undefined) return taken(moneyOf(named, currency), units)
  if (!couldBeMultiplied(units, currency)) return taken(moneyOf(units, currency), units)
  return { total: null, problem: { code: 'amount_doubtful', detail: `${currency} ${units}` } }
}
