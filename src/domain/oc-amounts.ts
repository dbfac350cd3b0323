import type { OcDocument } from './mail-clues.js'
import type { Money } from './money.js'
import type { Reservation } from './reservation.js'

/** Chilean VAT (Decreto Ley 825, artículo 14): orders print the net amount, the total, or both. */
const VAT = 0.19

export type AmountMatch =
  | 'equal'
  | 'near'
  | 'differs'
  /** One of the two names no amount, or they are of different currencies. */
  | 'unknown'

const difference = (amount: Money, expected: number): number =>
  Math.abs(amount.minor - expected) / Math.max(1, Math.abs(expected))

/** Compares what an order prints with what the reservation costs, with and without VAT. */
export const compareAmounts = (
  document: Pick<OcDocument, 'amounts'>,
  reservation: Pick<Reservation, 'booking'>,
  tolerance: number,
): AmountMatch => {
  const { total } = reservation.booking
  if (total === null || total.minor <= 0) return 'unknown'
  const comparable = document.amounts.filter(({ currency }) => currency === total.currency)
  if (comparable.length === 0) return 'unknown'
  if (comparable.some(({ minor }) => minor === total.minor)) return 'equal'
  const expected = [total.minor, total.minor / (1 + VAT), total.minor * (1 + VAT)]
  const near = comparable.some((amount) => expected.some((each) => difference(amount, each) <= tolerance))
  return near ? 'near' : 'differs'
}
