export type Currency = 'CLP' | 'USD' | 'EUR' | 'UF'

export const CURRENCIES: readonly Currency[] = ['CLP', 'USD', 'EUR', 'UF']

/** An amount as an integer of its currency's minor unit: CLP has none, USD and EUR cents, UF four decimals. */
export interface Money {
  readonly minor: number
  readonly currency: Currency
}

/** Decimal digits of each currency. UF is quoted with up to four decimals in contracts (Banco Central de Chile). */
export const MINOR_DIGITS: Readonly<Record<Currency, number>> = { CLP: 0, USD: 2, EUR: 2, UF: 4 }

/** The amount in whole units of its currency, as people write it: 1234.5 for 123450 cents. */
export const toUnits = (money: Money): number => money.minor / 10 ** MINOR_DIGITS[money.currency]

/** "CLP 528701", "USD 1250.5": how facts and events name an amount; people are shown it as Chile writes it. */
export const plainAmount = (money: Money): string => `${money.currency} ${toUnits(money)}`

const PLAIN_AMOUNT = /^(?<currency>[A-Z]{2,3}) (?<units>-?\d+(?:\.\d+)?)$/u

/** The amount that `plainAmount` named; null for any other text. */
export const readPlainAmount = (text: string): Money | null => {
  const { currency: name, units } = PLAIN_AMOUNT.exec(text)?.groups ?? {}
  const currency = CURRENCIES.find((one) => one === name)
  return currency ? { currency, minor: Math.round(Number(units) * 10 ** MINOR_DIGITS[currency]) } : null
}
