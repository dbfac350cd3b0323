import type { Evidence } from '../domain/review.js'

/**
 * Out of 100. Clean scans come out above 90, photographs and faxes between 60 and 85; below this one letter in twenty is
 * wrong, and a code has seven.
 */
const LEGIBLE = 80
/** A stamp and a few words on a page prove nothing about it. */
const LEAST_LETTERS = 60

/** Whether the text of a scan may be read as if it were printed. */
export const isLegible = (text: string, confidence: number): boolean =>
  confidence >= LEGIBLE && text.replace(/\s/gu, '').length >= LEAST_LETTERS

/** What was made out speaks more softly than what was printed. */
const SOFTER = 2 / 3
const RECOGNISED_WEIGHT = -5

/** The signs of a document, as seen in a scan. */
export const recognisedEvidence = (
  evidence: readonly Evidence[],
  confidence: number,
): readonly Evidence[] => [
  ...evidence.map((sign) =>
    sign.where === 'document'
      ? { ...sign, where: 'recognised', weight: Math.round(sign.weight * (sign.weight > 0 ? SOFTER : 1)) }
      : sign,
  ),
  { signal: 'recognised_text', value: `${confidence} %`, where: 'recognised', weight: RECOGNISED_WEIGHT },
]
