import type { MailLanguage } from '../domain/client.js'
import { MINOR_DIGITS, readPlainAmount, toUnits, type Currency, type Money } from '../domain/money.js'

/** Abroad `$` is the dollar: only the Spanish of Chile goes without the currency's code. */
const CODES: Readonly<Record<Currency, string>> = { CLP: 'CLP ', USD: 'USD ', EUR: 'EUR ', UF: 'UF ' }

const SIGNS: Readonly<Record<MailLanguage, Readonly<Record<Currency, string>>>> = {
  es: { CLP: '$', USD: 'US$', EUR: '€', UF: 'UF ' },
  en: CODES,
  pt: CODES,
}

/** UF drops the zeros behind its decimals ("UF 12,5"); the others always show all of theirs. */
const numberFormat = (locale: string, currency: Currency): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, {
    useGrouping: 'always',
    minimumFractionDigits: currency === 'UF' ? 0 : MINOR_DIGITS[currency],
    maximumFractionDigits: MINOR_DIGITS[currency],
  })

const numberFormats = (locale: string): Readonly<Record<Currency, Intl.NumberFormat>> => ({
  CLP: numberFormat(locale, 'CLP'),
  USD: numberFormat(locale, 'USD'),
  EUR: numberFormat(locale, 'EUR'),
  UF: numberFormat(locale, 'UF'),
})

const NUMBERS: Readonly<Record<MailLanguage, Readonly<Record<Currency, Intl.NumberFormat>>>> = {
  es: numberFormats('es-CL'),
  en: numberFormats('en-GB'),
  pt: numberFormats('pt-BR'),
}

/**
 * The amount as it is written in Chile: `$528.701`, `US$1.250,50`, `€1.250,50`, `UF 12,5`, `-$500`; in English
 * `CLP 528,701`, in Portuguese `CLP 528.701`. The sign is ours, not Intl's currency style, whose symbols and spaces
 * change from one ICU to the next.
 */
export const formatMoney = (money: Money, language: MailLanguage = 'es'): string => {
  const digits = NUMBERS[language][money.currency].format(Math.abs(toUnits(money)))
  return `${money.minor < 0 ? '-' : ''}${SIGNS[language][money.currency]}${digits}`
}

/** `$528.701` for `CLP 528701`, as facts name an amount (`plainAmount`); null for any other text. */
export const formatPlainAmount = (text: string): string | null => {
  const money = readPlainAmount(text)
  return money && formatMoney(money)
}
