const HYPHENS = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/u

const foldUnit = (unit: string): string => {
  if (HYPHENS.test(unit)) return '-'
  const base = unit.normalize('NFD').charAt(0)
  const lower = base.toLowerCase()
  return lower.length === 1 ? lower : base
}

/**
 * Lower case without accents, every hyphen as `-`. As long as the text it was made of, so that a place found in the
 * folded text is the same place in the text itself.
 */
export const fold = (text: string): string => {
  let folded = ''
  for (let index = 0; index < text.length; index += 1) folded += foldUnit(text.charAt(index))
  return folded
}

/** Printed text as people read it: ligatures opened, one plain space between words, nothing invisible. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
