/** Marks that Spanish documents are full of, and that Tesseract's Spanish mostly takes for others. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  // "N° 4500012345" is read as "N? 4500012345" or `N* 4500012345`.
  [/\b(N(?:ro|um)?)[?*"'”“]\s?(?=[\p{L}\d-]*\d)/giu, '$1° '],
  // A label of two capitals before a colon: there is no word "1D".
  [/(?<![\p{L}\p{N}])[1l|]D(?=\s?:)/gu, 'ID'],
]

/** Mends only what can be nothing else: a guess at letters of a code would be worse than a gap. */
export const mended = (text: string): string =>
  SLIPS.reduce((mending, [slip, right]) => mending.replace(slip, right), text)
