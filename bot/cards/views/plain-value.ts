import { formatShortDay } from '../../../src/texts/es.js'

const DAY = /\b\d{4}-\d{2}-\d{2}\b/gu
const AMOUNT = /^(?<currency>CLP|USD|EUR|UF) (?<units>\d+(?:\.\d+)?)$/u

const grouped = (currency: string, units: string): string => {
  const [whole = '', decimals] = units.split('.')
  const thousands = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, '.')
  return `${currency} ${[thousands, decimals].filter((part) => part !== undefined).join(',')}`
}

/** A value as the engine compares it ("2026-04-07", "CLP 528701") as Chile writes it. */
export const plainValue = (value: string): string => {
  const { currency, units } = AMOUNT.exec(value)?.groups ?? {}
  return currency && units ? grouped(currency, units) : value.replaceAll(DAY, formatShortDay)
}
