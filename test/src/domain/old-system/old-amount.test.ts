import { describe, expect, it } from 'vitest'
import { trueAmount } from '../../../../src/domain/old-system/old-amount.js'
import type { OldAmount } from '../../../../src/domain/old-system/old-records.js'

const amount = (units: number | null, changes: Partial<OldAmount> = {}): OldAmount => ({
  units,
  currency: 'CLP',
  printed: null,
  orders: [],
  ...changes,
})

const clp = (minor: number) => ({ minor, currency: 'CLP' as const })

describe('an amount that the old system may have multiplied by 100', () => {
  it.each([
    ['is taken where its end shows that it was not', amount(528_701), clp(528_701), null],
    [
      'is taken with cents, which the product of cents has not',
      amount(1250.5, { currency: 'USD' }),
      { minor: 125_050, currency: 'USD' },
      null,
    ],
    ['is left open where it may have been', amount(52_870_100), null, 'amount_doubtful'],
    ['is left open for pesos that end in noughts by themselves', amount(500_000), null, 'amount_doubtful'],
    ['is left open for whole dollars', amount(125_050, { currency: 'USD' }), null, 'amount_doubtful'],
    ['is what was printed', amount(52_870_100, { printed: clp(528_701) }), clp(528_701), 'amount_corrected'],
    ['is confirmed by what was printed', amount(500_000, { printed: clp(500_000) }), clp(500_000), null],
    [
      'is what was printed, where nothing else is kept',
      amount(null, { printed: clp(500_000) }),
      clp(500_000),
      null,
    ],
    [
      'is what an order names, if that is the hundredth part',
      amount(52_870_100, { orders: [528_701] }),
      clp(528_701),
      'amount_corrected',
    ],
    [
      'is not confirmed by an order that was read by the same program',
      amount(52_870_100, { orders: [52_870_100] }),
      null,
      'amount_doubtful',
    ],
    ['is nothing beyond what can be counted', amount(1e300 + 1), null, 'amount_not_understood'],
  ])('%s', (_, given, total, code) => {
    const decision = trueAmount(given)
    expect([decision.total, decision.problem?.code ?? null]).toEqual([total, code])
  })

  it('is none where the row has none', () => {
    expect(trueAmount(null)).toEqual({ total: null, problem: null })
  })
})
