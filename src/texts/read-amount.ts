import { MINOR_DIGITS, type Currency, type Money } from '../domain/money.js'

const MARKS = /^(?:CLP|USD|EUR|UF|US\$|\$|€)\s*|\s*(?:CLP|USD|EUR|UF|pesos)$/giu
const WHOLE = /^\d{1,13}$/u
const GROUPED = /^(?!0)\d{1,3}(?:(?<mark>[.,])\d{3})(?:\k<mark>\d{3})*$/u

interface Parts {
  readonly whole: string
  readonly decimals: string
}

const parts = (whole: string, decimals = ''): Parts => ({ whole, decimals })

/** "1.234.567" → "1234567"; null where the points do not part thousands. */
const ungrouped = (text: string): string | null => {
  if (WHOLE.test(text)) return text
  return GROUPED.test(text) ? text.replaceAll(/[.,]/gu, '') : null
}

/** A mark that stands once may part thousands or decimals: three digits behind it are thousands, fewer are decimals. */
const withOneMark = (text: string, at: number, digits: number): Parts | null => {
  const decimals = text.slice(at + 1)
  // Chile writes decimals behind a comma; only UF has as many as three of them.
  const isThousands = decimals.length === 3 && (text[at] === '.' || digits < 3)
  if (isThousands) {
    const whole = ungrouped(text)
    return whole === null ? null : parts(whole)
  }
  const whole = text.slice(0, at)
  return WHOLE.test(whole) && decimals.length > 0 ? parts(whole, decimals) : null
}

const split = (text: string, digits: number): Parts | null => {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return WHOLE.test(text) ? parts(text) : null
  const mark = text.charAt(last)
  const isOnlyOne = !/[.,]/u.test(text.slice(0, last))
  if (isOnlyOne) return withOneMark(text, last, digits)
  const isOfOneKind = !text.slice(0, last).includes(mark === '.' ? ',' : '.')
  const whole = ungrouped(isOfOneKind ? text : text.slice(0, last))
  if (whole === null) return null
  return isOfOneKind ? parts(whole) : parts(whole, text.slice(last + 1))
}

/** Decimals that the currency does not have may only be noughts. */
const minorOf = ({ whole, decimals }: Parts, digits: number): number | null => {
  const known = decimals.slice(0, digits)
  if (!/^\d*$/u.test(decimals) || /[1-9]/u.test(decimals.slice(digits))) return null
  const minor = Number(`${whole}${known.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null
}

/**
 * An amount as people in Chile type it: "528.701", "$528.701", "1.234.567,00" pesos, "1.250,50" dollars, "12,5" UF. Null for
 * nothing, for nought and for anything else.
 */
export const readAmount = (typed: string, currency: Currency): Money | null => {
  const text = typed.trim().replaceAll(MARKS, '').trim()
  const digits = MINOR_DIGITS[currency]
  const found = split(text, digits)
  const minor = found && minorOf(found, digits)
  return minor === null ? null : { minor, currency }
}
