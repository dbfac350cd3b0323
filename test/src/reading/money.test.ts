import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Currency, toUnits } from '../../../src/domain/money.js'
import { readAmount } from '../../../src/reading/money.js'

const units = (text: string): string => {
  const reading = readAmount(text)
  return reading.kind === 'amount' ? `${reading.money.currency} ${toUnits(reading.money)}` : reading.kind
}

describe('reading an amount', () => {
  it.each([
    ['CLP 1.234.567,00', 'CLP 1234567'],
    ['CLP 528701', 'CLP 528701'],
    ['CLP $528.701', 'CLP 528701'],
    ['$528.701', 'CLP 528701'],
    ['$ 528.701.-', 'CLP 528701'],
    ['528,701.00', 'CLP 528701'],
    ['528701,00', 'CLP 528701'],
    ['1 234 567,00 CLP', 'CLP 1234567'],
    ['1.234.567 pesos', 'CLP 1234567'],
    ['CLP 0', 'CLP 0'],
    ['CLP 1.234,56', 'CLP 1235'],
    ['USD 1,250.50', 'USD 1250.5'],
    ['USD 1.250,50', 'USD 1250.5'],
    ['US$1.250', 'USD 1250'],
    ['US $ 99,9', 'USD 99.9'],
    ['U$S 250', 'USD 250'],
    ['USD $ 250', 'USD 250'],
    ['US$250 dólares', 'USD 250'],
    ['desde $ 500.000', 'CLP 500000'],
    ['desde CLP 500.000', 'CLP 500000'],
    ['Total$500.000', 'ambiguous'],
    ['12,5 UF', 'UF 12.5'],
    ['1,250.50 USD', 'USD 1250.5'],
    ['$ 1.250 USD', 'USD 1250'],
    ['EUR 80,00', 'EUR 80'],
    ['€ 80', 'EUR 80'],
    ['UF 12,5', 'UF 12.5'],
    ['UF 12.5', 'UF 12.5'],
    ['UF 1.234,5678', 'UF 1234.5678'],
    ['UF 12', 'UF 12'],
    ['CLP 1.234.567,00 IVA incluido', 'CLP 1234567'],
    ['CLP 300.000 por 3 noches', 'CLP 300000'],
  ])('takes %s for %s', (printed, amount) => {
    expect(units(printed)).toBe(amount)
  })

  it.each([
    ['a cut amount of pesos', 'CLP 528.70'],
    ['an UF with three digits behind its only separator', 'UF 12,500'],
    ['groups that are not of three', 'CLP 1.23.456'],
    ['a leading zero before a group', 'USD 0,500'],
    ['a negative amount', 'CLP -528.701'],
    ['another currency', 'ARS 528.701'],
    ['another currency with a peso sign', 'MXN $ 528.701'],
    ['another currency behind the figure', '$ 528.701 COP'],
    ['reais', 'R$ 528'],
    ['soles', 'S/ 528'],
    ['pounds', '£528'],
    ['two different amounts', 'CLP 528.701 / USD 550,00'],
    ['more digits than a number can hold', 'CLP 99999999999999999999'],
    ['three decimals of dollars', 'USD 1.234,567'],
  ])('does not guess %s', (_, printed) => {
    expect(units(printed)).toBe('ambiguous')
  })

  it('finds no amount where there is no figure', () => {
    expect(units('por confirmar')).toBe('none')
  })

  it('reads back every amount of pesos, dotted or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.constantFrom(',00', '', ''),
        (amount, cents) => {
          const dotted = String(amount).replace(/\B(?=(\d{3})+$)/gu, '.')
          expect(units(`CLP ${dotted}${cents}`)).toBe(`CLP ${amount}`)
        },
      ),
    )
  })

  it('reads back every amount of dollars, written as in Chile or as in the United States', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.boolean(), (cents, chilean) => {
        const locale = chilean ? 'de-DE' : 'en-US'
        const printed = (cents / 100).toLocaleString(locale, { minimumFractionDigits: 2 })
        expect(units(`USD ${printed}`)).toBe(`USD ${cents / 100}`)
      }),
    )
  })

  it('never reads one amount from two that differ', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1000, max: 999_999 }), { minLength: 2, maxLength: 4 }),
        (amounts) => {
          expect(units(amounts.map((amount) => `CLP ${amount}`).join(' / '))).toBe('ambiguous')
        },
      ),
    )
  })

  it('never gives anything but safe, whole, positive minor units', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,$ -CLPUSDF'.split('')) }), (text) => {
        const reading = readAmount(text)
        if (reading.kind !== 'amount') return
        const known: readonly Currency[] = ['CLP', 'USD', 'EUR', 'UF']
        expect(known).toContain(reading.money.currency)
        expect(Number.isSafeInteger(reading.money.minor) && reading.money.minor >= 0).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
