import { type Currency, MINOR_DIGITS, type Money } from '../domain/money.js'
import { fold } from './fold.js'
import { CURRENCY_WORDS } from './phrases.js'

export type AmountReading =
  | { readonly kind: 'amount'; readonly money: Money }
  /** There are figures, but they could be read in two ways, or are not an amount at all. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'none' }

const NUMBER = /\d+(?:[.,' ]\d+)*/gu
/** What stands before a figure: `CLP`, `US$`, `U$S`, `CLP $`, `R$`, `S/`. */
const MARK_BEFORE = /([a-z$€/\p{Sc}]{0,8})(\s*)(\p{Sc}?)\s*$/u
const MARK_AFTER = /^\s*([a-z]{2,8}|\p{Sc})/u
const SIGN_BEFORE = /(?:^|[\s$€a-z(])-\s*[$€]?\s*$/u

interface Figure {
  readonly digits: string
  /** Null: nothing beside it names a currency. */
  readonly currency: Currency | 'unknown' | null
  readonly negative: boolean
}

type Mark = Figure['currency']

/** Capitals that stand beside amounts and are no currency. */
const NO_CURRENCY = /^(?:IVA|INC|POR|EXE|TOT)$/u

/** A code of three capitals that we do not know, `ARS`, or a foreign sign, `R$`, must not be taken for pesos. */
const meaningOf = (word: string, printed: string): Mark => {
  const known = CURRENCY_WORDS.get(word)
  if (known) return known
  const foreign = /\p{Sc}|\/$/u.test(word) || (/^[A-Z]{3}$/u.test(printed) && !NO_CURRENCY.test(printed))
  return foreign ? 'unknown' : null
}

const markBefore = (folded: string, text: string): Mark => {
  const match = MARK_BEFORE.exec(folded)
  if (!match) return null
  const [, word = '', space = '', sign = ''] = match
  const joined = CURRENCY_WORDS.get(word + sign)
  if (joined) return joined
  const meaning = meaningOf(
    space === '' ? word + sign : word,
    text.slice(match.index, match.index + word.length),
  )
  return meaning ?? (sign === '' ? null : meaningOf(sign, sign))
}

const markAfter = (folded: string, text: string): Mark => {
  const word = MARK_AFTER.exec(folded)?.[1]
  return word === undefined ? null : meaningOf(word, text.trimStart().slice(0, word.length))
}

/** What stands before the figure goes first; a bare `$` yields to the word behind it (`$ 1.250 USD`). */
const currencyBeside = (text: string, start: number, end: number): Mark => {
  const [from, to] = [Math.max(0, start - 12), Math.min(text.length, end + 12)]
  const before = markBefore(fold(text.slice(from, start)), text.slice(from, start))
  const bare = /(?:^|[^a-z\s])\s*\$\s*$/u.test(fold(text.slice(from, start)))
  if (before !== null && !bare) return before
  return markAfter(fold(text.slice(end, to)), text.slice(end, to)) ?? before
}

/** `1 234 567` is one number, `2 100` beside something else is two: a space groups only full threes. */
const splitSpaces = (text: string): readonly string[] =>
  /^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d{1,2})?$/u.test(text) ? [text.replace(/[ ']/gu, '')] : text.split(/[ ']/u)

const figuresIn = (text: string): readonly Figure[] =>
  [...text.matchAll(NUMBER)].flatMap((match) => {
    const currency = currencyBeside(text, match.index, match.index + match[0].length)
    const negative = SIGN_BEFORE.test(fold(text.slice(Math.max(0, match.index - 8), match.index)))
    return splitSpaces(match[0]).map((digits, index) => ({
      digits,
      currency: index ? null : currency,
      negative,
    }))
  })

interface Decimal {
  readonly whole: string
  readonly fraction: string
}

const grouped = (text: string, separator: string): string | null => {
  const [head = '', ...rest] = text.split(separator)
  const right = /^[1-9]\d{0,2}$/u.test(head) && rest.every((group) => /^\d{3}$/u.test(group))
  return right ? head + rest.join('') : null
}

const bothSeparators = (text: string): Decimal | null => {
  const decimalAt = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const whole = grouped(text.slice(0, decimalAt), text[decimalAt] === '.' ? ',' : '.')
  return whole === null ? null : { whole, fraction: text.slice(decimalAt + 1) }
}

const oneSeparator = (text: string, separator: string, currency: Currency): Decimal | null => {
  const [whole = '', fraction = ''] = text.split(separator)
  const couldGroup = fraction.length === 3 && grouped(text, separator) !== null
  if (couldGroup) return currency === 'UF' ? null : { whole: whole + fraction, fraction: '' }
  // Pesos have no cents, so `528.70` is more likely a cut `528.701` than an amount; `528701,00` is harmless.
  if (currency === 'CLP') return /^0{1,2}$/u.test(fraction) ? { whole, fraction } : null
  return fraction.length <= MINOR_DIGITS[currency] && fraction.length !== 3 ? { whole, fraction } : null
}

const decimalOf = (text: string, currency: Currency): Decimal | null => {
  const separators = text.replace(/\d/gu, '')
  if (separators === '') return { whole: text, fraction: '' }
  if (separators.includes('.') && separators.includes(',')) return bothSeparators(text)
  const separator = separators.charAt(0)
  if (separators.length === 1) return oneSeparator(text, separator, currency)
  const whole = grouped(text, separator)
  return whole === null ? null : { whole, fraction: '' }
}

const toMoney = ({ digits, currency, negative }: Figure): Money | null => {
  if (negative || currency === 'unknown') return null
  const code = currency ?? 'CLP'
  const decimal = decimalOf(digits, code)
  if (!decimal) return null
  if (code !== 'CLP' && decimal.fraction.length > MINOR_DIGITS[code]) return null
  const minor = Math.round(Number(`${decimal.whole}.${decimal.fraction || '0'}`) * 10 ** MINOR_DIGITS[code])
  return Number.isSafeInteger(minor) ? { minor, currency: code } : null
}

/**
 * Reads the amount printed behind a label such as `Total:`.
 *
 * Which separator is the decimal one:
 * - both `.` and `,` stand in the number: the last one is decimal, the other must part full threes;
 * - one of them more than once: it parts threes;
 * - one of them once, with three digits behind it: it parts threes (pesos have no decimals, dollars and euros two);
 *   an UF has up to four decimals, so that `UF 12,500` is undecidable;
 * - one of them once, with one or two digits behind it: it is decimal (up to four for UF); in pesos only zeros may
 *   follow, since `CLP 528.70` may as well be a cut amount.
 *
 * Pesos have no minor unit in ISO 4217: cents that a decided notation does give are rounded. A bare `$`, and no currency
 * at all, are CLP. Undecidable, negative, of another currency, or several different amounts: `ambiguous`, never a guess.
 */
export const readAmount = (text: string): AmountReading => {
  const figures = figuresIn(text)
  if (figures.length === 0) return { kind: 'none' }
  const marked = figures.filter((figure) => figure.currency !== null)
  const [first, ...others] = (marked.length > 0 ? marked : figures).map(toMoney)
  if (!first) return { kind: 'ambiguous' }
  const same = others.every((money) => money?.minor === first.minor && money.currency === first.currency)
  return same ? { kind: 'amount', money: first } : { kind: 'ambiguous' }
}
