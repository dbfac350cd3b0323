import { describe, expect, it } from 'vitest'
import type { Currency } from '../../../src/domain/money.js'
import { compareAmounts, nearestAmount } from '../../../src/domain/oc-amounts.js'
import { aBooking } from '../../story/samples.js'

const order = (...minors: readonly number[]) => ({
  amounts: minors.map((minor) => ({ minor, currency: 'CLP' as const })),
})

const costs = (minor: number, currency: Currency = 'CLP') => ({
  booking: aBooking({ total: { minor, currency } }),
})

describe('the amount of an order', () => {
  it.each([
    ['the total', 528_701, 0.01, 'equal'],
    ['a little more', 533_000, 0.01, 'near'],
    ['a little more, of a strict office', 533_000, 0, 'differs'],
    ['the net amount, rounded, of a strict office', 444_287, 0, 'near'],
    ['the total with VAT on top, of a strict office', 629_154, 0, 'near'],
    ['at the edge of the tolerance', 533_988, 0.01, 'near'],
    ['just beyond it', 533_989, 0.01, 'differs'],
  ] as const)('that is %s', (_name, minor, tolerance, match) => {
    expect(compareAmounts(order(minor), costs(528_701), tolerance)).toBe(match)
  })

  it('in another currency cannot be compared', () => {
    expect(compareAmounts(order(528_701), costs(52_870_100, 'USD'), 0.01)).toBe('unknown')
    expect(nearestAmount([order(528_701)], costs(52_870_100, 'USD'))).toBeNull()
  })

  it('that comes nearest is shown beside the total, whichever document prints it', () => {
    expect(nearestAmount([order(1, 2_000_000), order(500_000)], costs(528_701))).toEqual({
      order: { minor: 500_000, currency: 'CLP' },
      total: { minor: 528_701, currency: 'CLP' },
    })
  })
})
