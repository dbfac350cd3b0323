import type { OcDocument } from './mail-clues.js'
import type { Money } from './money.js'
import type { Reservation } from './reservation.js'

/** Chilean VAT (Decreto Ley 825, artículo 14): orders print the net amount, the total, or both. */
const VAT = 0.19

/** What is done about an OC whose amount differs by more than the tolerance: accepted with a warning, or asked about. */
export type AmountMismatch = 'warn' | 'review'

export type AmountMatch =
  | 'equal'
  | 'near'
  | 'differs'
  /** One of the two names no amount, or they are of different currencies. */
  | 'unknown'

const comparableWith = (documents: readonly Pick<OcDocument, 'amounts'>[], total: Money): readonly Money[] =>
  documents.flatMap(({ amounts }) => amounts.filter(({ currency }) => currency === total.currency))

const difference = (amount: Money, expected: number): number =>
  Math.abs(amount.minor - expected) / Math.max(1, Math.abs(expected))

/** Net amounts are rounded to the minor unit: that much is no difference, however strict the office is. */
const isNear = (amount: Money, expected: number, tolerance: number): boolean =>
  Math.abs(amount.minor - expected) < 1 || difference(amount, expected) <= tolerance

/** Compares what an order prints with what the reservation costs, with and without VAT. */
export const compareAmounts = (
  document: Pick<OcDocument, 'amounts'>,
  reservation: Pick<Reservation, 'booking'>,
  tolerance: number,
): AmountMatch => {
  const { total } = reservation.booking
  if (total === null || total.minor <= 0) return 'unknown'
  const comparable = comparableWith([document], total)
  if (comparable.length === 0) return 'unknown'
  if (comparable.some(({ minor }) => minor === total.minor)) return 'equal'
  const expected = [total.minor, total.minor / (1 + VAT), total.minor * (1 + VAT)]
  const near = comparable.some((amount) => expected.some((each) => isNear(amount, each, tolerance)))
  return near ? 'near' : 'differs'
}

export interface AmountPair {
  readonly order: Money
  readonly total: Money
}

/** The amount of an order that comes nearest to the reservation's total; null where none can be compared. */
export const nearestAmount = (
  documents: readonly Pick<OcDocument, 'amounts'>[],
  { booking: { total } }: Pick<Reservation, 'booking'>,
): AmountPair | null => {
  if (total === null) return null
  const [order] = comparableWith(documents, total).toSorted(
    (a, b) => difference(a, total.minor) - difference(b, total.minor),
  )
  return order ? { order, total } : null
}
