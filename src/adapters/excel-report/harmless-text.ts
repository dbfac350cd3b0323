/** More than a cell can hold; Excel takes such a file for damaged (ECMA-376 and Microsoft: 32,767 characters). */
const LONGEST = 32_000

/** What XML 1.0 cannot hold (2.2, Char), halves of pairs, and other control characters. */
const NO_CHARACTERS = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu

/** Excel reads `_x003D_` as `=` (ECMA-376, 22.9.2.19): the underscore is written in that way itself. */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/gu

/** What a spreadsheet may skip before it looks for a formula. */
const IN_FRONT = /^[\s\p{C}\p{Z}]+/u

/** Full-width and small forms are brought to their plain ones first; U+2212 is the minus sign. */
const STARTS = /^[=+\-@\u2212]/u

const isFormulaLike = (text: string): boolean =>
  STARTS.test(text.replace(IN_FRONT, '').slice(0, 1).normalize('NFKC'))

/**
 * Text from outside for a cell. What could be taken for a formula, in Excel, in LibreOffice or after a detour through
 * CSV, gets an apostrophe in front, which is seen (OWASP, CSV Injection).
 */
export const harmlessText = (text: string): string => {
  const clean = text.slice(0, LONGEST).replaceAll(NO_CHARACTERS, '')
  const told = isFormulaLike(clean) ? `'${clean}` : clean
  return told.replaceAll(ESCAPED, '_x005F_')
}
