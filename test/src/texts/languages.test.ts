import { describe, expect, test } from 'vitest'
import { MAIL_LANGUAGES, type MailLanguage } from '../../../src/domain/client.js'
import type { Money } from '../../../src/domain/money.js'
import { formatDay } from '../../../src/texts/dates.js'
import { formatMoney } from '../../../src/texts/money.js'

type Written = readonly [language: MailLanguage, written: string]

describe('an amount for readers abroad', () => {
  const amounts: readonly (readonly [Money, readonly Written[]])[] = [
    [
      { minor: 528_701, currency: 'CLP' },
      [
        ['es', '$528.701'],
        ['en', 'CLP 528,701'],
        ['pt', 'CLP 528.701'],
      ],
    ],
    [
      { minor: 125_050, currency: 'USD' },
      [
        ['es', 'US$1.250,50'],
        ['en', 'USD 1,250.50'],
        ['pt', 'USD 1.250,50'],
      ],
    ],
    [
      { minor: 125_000, currency: 'UF' },
      [
        ['es', 'UF 12,5'],
        ['en', 'UF 12.5'],
        ['pt', 'UF 12,5'],
      ],
    ],
    [
      { minor: 100_005, currency: 'EUR' },
      [
        ['es', '€1.000,05'],
        ['en', 'EUR 1,000.05'],
        ['pt', 'EUR 1.000,05'],
      ],
    ],
  ]

  test.each(amounts)('%o bears its currency by name', (amount, written) => {
    expect(MAIL_LANGUAGES.map((language) => [language, formatMoney(amount, language)])).toEqual(written)
  })

  test('keeps its minus', () => {
    expect(formatMoney({ minor: -500, currency: 'CLP' }, 'en')).toBe('-CLP 500')
  })
})

describe('a day', () => {
  test.each<Written>([
    ['es', 'martes 3 de marzo de 2026'],
    ['en', 'Tuesday, 3 March 2026'],
    ['pt', 'terça-feira, 3 de março de 2026'],
  ])('is written in full in %s', (language, written) => {
    expect(formatDay('2026-03-03', language)).toBe(written)
  })

  test('that is the first of a month is an ordinal in Portuguese', () => {
    expect(formatDay('2026-12-01', 'pt')).toBe('terça-feira, 1º de dezembro de 2026')
  })
})
