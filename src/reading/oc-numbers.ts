import { isRut } from '../domain/rut.js'
import { foldWords, withoutAddresses } from './mail-words.js'
import { OC_WORD_SOURCE } from './oc-phrases.js'

/** Kinds of order of Mercado Público (its API's list): what follows the second hyphen, before the year. */
const PUBLIC_ORDER = String.raw`\d{1,8}-\d{1,6}-(?:se|cm|ag|cc|c1|ca|d1|f3|fg|g1|mc|r1|td|tl)\d{2}`
const LINK = String.raw`[ \n_]{0,3}(?:\(oc\)|electronica|nacional|interna|(?:de )?servicios?|folio|id)?[ \n_]{0,3}(?<mark>(?:n[°o]?|nro|num(?:ero)?|no|number|#)(?![a-z]))?[ .:°#=_\n-]{0,6}(?:n[°o]?|nro|numero)?[ .:°_]{0,3}`
const TOKEN = String.raw`(?:${PUBLIC_ORDER}|(?:[a-z]{1,5}[-/])?\d[\da-z]*(?:[-/.][\da-z]+)*)`
const EDGE = String.raw`(?![\da-z]|[-/.,]\d)`

const AFTER_OC_WORD = new RegExp(`${OC_WORD_SOURCE}${LINK}(?<number>${TOKEN})${EDGE}`, 'gu')
/** `OC-12345` and `PO-99812` as the client prints them: the prefix belongs to the number. */
const PREFIXED = new RegExp(
  String.raw`(?<![\da-z])(?<number>(?:oc|po)-\d[\da-z]*(?:[-/][\da-z]+)*)${EDGE}`,
  'gu',
)
const PUBLIC = new RegExp(String.raw`(?<![\da-z.-])(?<number>${PUBLIC_ORDER})${EDGE}`, 'gu')
/** SAP's purchase orders: ten digits that begin with 45. */
const SAP = /(?<![\da-z.,$-])(?<number>45\d{8})(?![\da-z]|[-.,]\d)/gu

const DATE = /^(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})$/u
const AMOUNT = /^\d{1,3}(?:\.\d{3})+$/u
const TENDER = /^\d{1,8}-\d{1,6}-[a-z]/u
const PUBLIC_SHAPE = new RegExp(`^${PUBLIC_ORDER}$`, 'u')
const YEAR = /^(?:19|20)\d{2}$/u

/** Mixed words such as `AA12345` are locators of bookings rather than numbers of orders. */
const isMixedWord = (token: string): boolean => /[a-z]/u.test(token) && !/[-/]/u.test(token)

/** `OC 12` may go on as "12 de marzo"; `OC N° 12` does not. */
const isOcNumber = (token: string, marked: boolean): boolean => {
  if (PUBLIC_SHAPE.test(token)) return true
  if (TENDER.test(token) || isRut(token) || DATE.test(token) || AMOUNT.test(token) || YEAR.test(token))
    return false
  const digits = token.replace(/\D/gu, '').length
  return digits >= (marked ? 1 : 3) && token.length <= 25 && !isMixedWord(token)
}

interface Found {
  readonly at: number
  readonly number: string
}

const firstOf = (text: string, shape: RegExp): Found | null => {
  for (const { groups, index } of text.matchAll(shape)) {
    const token = (groups?.number ?? '').replace(/[.\-/]+$/u, '')
    if (isOcNumber(token, groups?.mark !== undefined)) {
      return { at: index, number: token.replace(/^(?:oc|po)-(?=45\d{8}$)/u, '').toUpperCase() }
    }
  }
  return null
}

/** The prefixed reading of the same place wins: `OC-12345` is more than `12345`. */
const firstNamed = (text: string): Found | null => {
  const prefixed = firstOf(text, PREFIXED)
  const named = firstOf(text, AFTER_OC_WORD)
  if (prefixed === null || named === null) return prefixed ?? named
  return named.at < prefixed.at ? named : prefixed
}

/**
 * The number of the purchase order that a text names, upper case, as the client prints it: `4500012345`, `OC-12345`,
 * `001-2026`, `1234-56-SE26`. Null where none stands beside the words of an order, and none has the shape of Mercado
 * Público or SAP. Tax numbers (RUT), tenders, dates and amounts are no order numbers.
 */
export const readOcNumber = (text: string): string | null => {
  const folded = withoutAddresses(foldWords(text))
  return (firstNamed(folded) ?? firstOf(folded, PUBLIC) ?? firstOf(folded, SAP))?.number ?? null
}
