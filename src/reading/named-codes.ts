import type { Evidence } from '../domain/review.js'
import { withoutAddresses } from './mail-words.js'
import { RESERVATION_LABEL } from './oc-phrases.js'

const LONGEST_TEXT = 100_000
const MOST = 20

const LABELLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${RESERVATION_LABEL}[ \t:.#°ºnN-]{1,6}(?<code>AA[A-Z0-9]{5}|(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{6,12}|\d{8})(?![\p{L}\p{N}]|[.,-]\d)`,
  'giu',
)
/** As our locators look, in capitals: nobody writes such a word for anything else. */
const BARE = /(?<![\p{L}\p{N}])(?<code>AA[A-Z0-9]{5})(?![\p{L}\p{N}])/gu

const codesIn = (text: string, shape: RegExp): readonly string[] =>
  [...withoutAddresses(text.slice(0, LONGEST_TEXT)).matchAll(shape)]
    .slice(0, MOST)
    .map(({ groups }) => (groups?.['code'] ?? '').toUpperCase())

const toEvidence = (codes: readonly string[], where: string): readonly Evidence[] =>
  [...new Set(codes)].map((value) => ({ signal: 'names_code', value, where, weight: 0 }))

/**
 * The codes that the writer certainly means as a reservation's: labelled so, or of the shape of a locator. One that is
 * nobody's, or another's, tells that a mail is not about the reservation which it seems to answer.
 */
export const namedInMail = (
  text: string,
  where: 'subject' | 'body' | 'attachment_name',
): readonly Evidence[] => toEvidence([...codesIn(text, LABELLED), ...codesIn(text, BARE)], where)

/** In a document only labelled ones count: its own articles and accounts have codes of any shape. */
export const namedInDocument = (text: string): readonly Evidence[] =>
  toEvidence(codesIn(text, LABELLED), 'document')
