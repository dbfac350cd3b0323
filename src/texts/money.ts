import { MINOR_DIGITS, toUnits, type Currency, type Money } from '../domain/money.js'

const SIGNS: Readonly<Record<Currency, string>> = { CLP: '$', USD: 'US$', EUR: '€', UF: 'UF ' }

/** UF drops the zeros behind its decimals ("UF 12,5"); the others always show all of theirs. */
const numberFormat = (currency: Currency): Intl.NumberFormat =>
  new Intl.NumberFormat('es-CL', {
    useGrouping: 'always',
    minimumFractionDigits: currency === 'UF' ? 0 : MINOR_DIGITS[currency],
    maximumFractionDigits: MINOR_DIGITS[currency],
  })

const NUMBERS: Readonly<Record<Currency, Intl.NumberFormat>> = {
  CLP: numberFormat('CLP'),
  USD: numberFormat('USD'),
  EUR: numberFormat('EUR'),
  UF: numberFormat('UF'),
}

/**
 * The amount as it is written in Chile: `$528.701`, `US$1.250,50`, `€1.250,50`, `UF 12,5`, `-$500`. The sign is
 * ours, not Intl's currency style, whose symbols and spaces change from one ICU to the next.
 */
export const formatMoney = (money: Money): string => {
  const digits = NUMBERS[money.currency].format(Math.abs(toUnits(money)))
  return `${money.minor < 0 ? '-' : ''}${SIGNS[money.currency]}${digits}`
}

const PLAIN_AMOUNT = /^(?<currency>[A-Z]{2,3}) (?<units>-?\d+(?:\.\d+)?)$/u

const isCurrency = (text: string): text is Currency => Object.hasOwn(SIGNS, text)

/** `$528.701` for `CLP 528701`, as facts name an amount (`plainAmount`); null for any other text. */
export const formatPlainAmount = (text: string): string | null => {
  const { currency = '', units = '' } = PLAIN_AMOUNT.exec(text)?.groups ?? {}
  if (!isCurrency(currency)) return null
  return formatMoney({ currency, minor: Math.round(Number(units) * 10 ** MINOR_DIGITS[currency]) })
}
