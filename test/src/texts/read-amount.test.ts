import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '../../../src/texts/es.js'
import { readAmount } from '../../../src/texts/read-amount.js'

describe('an amount as it is typed in Chile', () => {
  test.each([
    ['528.701', 'CLP', 528_701],
    ['528701', 'CLP', 528_701],
    ['$528.701', 'CLP', 528_701],
    ['$ 1.234.567', 'CLP', 1_234_567],
    ['1.234.567,00', 'CLP', 1_234_567],
    ['528,701.00', 'CLP', 528_701],
    ['1,234,567', 'CLP', 1_234_567],
    ['500', 'CLP', 500],
    ['CLP 528701', 'CLP', 528_701],
    ['528.701 pesos', 'CLP', 528_701],
    ['1.250,50', 'USD', 125_050],
    ['US$1,250.50', 'USD', 125_050],
    ['1250,5', 'USD', 125_050],
    ['1250.50', 'USD', 125_050],
    ['1.250', 'USD', 125_000],
    ['1,250', 'USD', 125_000],
    ['12,5', 'UF', 125_000],
    ['UF 12,3456', 'UF', 123_456],
    ['12,345', 'UF', 123_450],
    ['1.234,5', 'UF', 12_345_000],
  ] as const)('%s %s', (typed, currency, minor) => {
    expect(readAmount(typed, currency)).toEqual({ minor, currency })
  })

  test.each([
    ['', 'CLP'],
    ['0', 'CLP'],
    ['-500', 'CLP'],
    ['528.70', 'CLP'],
    ['528.701,5', 'CLP'],
    ['52.8701', 'CLP'],
    ['1.23.456', 'CLP'],
    ['1.234,567.89', 'CLP'],
    ['quinientos', 'CLP'],
    ['12,345678', 'UF'],
    ['1.250,505', 'USD'],
    ['.5', 'USD'],
    ['5.', 'USD'],
    ['99999999999999', 'CLP'],
  ] as const)('"%s" %s is none', (typed, currency) => {
    expect(readAmount(typed, currency)).toBeNull()
  })

  test('comes back from how it is shown', () => {
    const money = fc.record({
      minor: fc.integer({ min: 1, max: 10_000_000_000 }),
      currency: fc.constantFrom('CLP' as const, 'USD' as const, 'EUR' as const, 'UF' as const),
    })
    fc.assert(
      fc.property(money, (amount) => {
        expect(readAmount(formatMoney(amount), amount.currency)).toEqual(amount)
      }),
    )
  })
})
