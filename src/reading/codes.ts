import { isRut } from '../domain/rut.js'
import type { ClueSource, CodeClue } from '../domain/mail-clues.js'
import { withoutAddresses, withoutWordSigns } from './mail-words.js'

/** A text in which codes are looked for, and what it is. */
export interface CodeSource {
  readonly text: string
  readonly where: ClueSource
  /** Index of the attachment; null for the mail's own text. */
  readonly attachment: number | null
}

/** Of one source: a flood of words in one place may not push the others out. */
const MOST_CODES = 400
const LONGEST_TEXT = 200_000

const RUT = /(?<![\d.])\d{1,2}\.?\d{3}\.?\d{3} ?- ?[\dk](?![\p{L}\d])/giu
const LABELLED_RUT = /\br\.?u\.?[tn]\.?[ :°#n]{1,5}[\d.]{7,10}(?: ?- ?[\dk])?(?![\p{L}\d])/giu
/** Tenders and orders of Mercado Público (`1509-5-L114`, `1234-56-SE26`): no part of them is a code of ours. */
const PUBLIC_MARKET = /(?<![\p{L}\d])\d{1,8}-\d{1,6}-[a-z]{1,3}\d{2,4}(?![\p{L}\d])/giu
const PHONE =
  /(?:\+\d|\b(?:fono|telefono|teléfono|tel|celular|cel|movil|móvil|whatsapp|phone|anexo)\b[.: ]{1,3}\(?\+?\d)[\d ()-]{5,18}/giu
const AMOUNT =
  /(?:\$|\b(?:clp|usd|eur|uf)\b)[ $]{0,3}\d[\d.,]*|(?<![\p{L}\d.,])\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?![\p{L}\d])/giu

/** Blanks out what has the digits of a code but is something else. */
const withoutOtherNumbers = (text: string): string =>
  withoutAddresses(withoutWordSigns(text.slice(0, LONGEST_TEXT)))
    .replace(/[ºª°]/gu, ' ')
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(LABELLED_RUT, ' ')
    .replace(RUT, (match) => (isRut(match) ? ' ' : match))
    .replace(PUBLIC_MARKET, ' ')
    .replace(PHONE, ' ')
    .replace(AMOUNT, ' ')

const WORD = /[\p{L}\p{N}]+/gu
/** A locator has seven letters and digits (`AAFVDUA`); longer ones that mix both are met too (`TEST2024002`). */
const LOCATOR = /^(?:[A-Z0-9]{7}|(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{6,12})$/u
/** A booking ID has eight digits, a provider's locator five to eight. */
const NUMBER = /^\d{5,8}$/u

const isCode = (word: string): boolean => NUMBER.test(word) || LOCATOR.test(word)

const codesIn = (text: string): readonly string[] => {
  const found = new Set<string>()
  for (const [word] of withoutOtherNumbers(text).matchAll(WORD)) {
    const code = word.toUpperCase()
    if (word.length <= 12 && isCode(code)) found.add(code)
    if (found.size >= MOST_CODES) break
  }
  return [...found]
}

/**
 * Every whole word that could be a locator, a booking ID or a provider's locator. Far too many on purpose: any word of seven
 * letters is among them. They mean something only when looked up among known reservations.
 */
export const readCodes = (sources: readonly CodeSource[]): readonly CodeClue[] =>
  sources.flatMap(({ text, where, attachment }) =>
    codesIn(text).map((code): CodeClue => ({ code, where, attachment })),
  )
