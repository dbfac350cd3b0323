const HYPHENS = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/u

const foldUnit = (unit: string): string => {
  if (HYPHENS.test(unit)) return '-'
  const base = unit.normalize('NFD').charAt(0)
  const lower = base.toLowerCase()
  return lower.length === 1 ? lower : base
}

/** At most one entry for each UTF-16 unit that was ever met. */
const foldedUnits = new Map<string, string>()

const foldedUnit = (unit: string): string => {
  const known = foldedUnits.get(unit)
  if (known !== undefined) return known
  const folded = foldUnit(unit)
  foldedUnits.set(unit, folded)
  return folded
}

const UNUSUAL = /[^ -~]/u

/**
 * Lower case without accents, every hyphen as `-`. As long as the text it was made of, so that a place found in the
 * folded text is the same place in the text itself.
 */
export const fold = (text: string): string =>
  UNUSUAL.test(text)
    ? Array.from({ length: text.length }, (_, index) => foldedUnit(text.charAt(index))).join('')
    : text.toLowerCase()

/** Printed text as people read it: ligatures opened, one plain space between words, nothing invisible. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
