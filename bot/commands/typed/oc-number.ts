import { foldText } from '../../../src/contract.js'
import { LONGEST } from '../../cards/limits.js'
import { NO_NUMBER } from '../../texts/command-words.js'

export const LONGEST_OC_NUMBER = LONGEST.ocNumber

/** "N° 4500012345" → "4500012345"; "s/n" and nothing at all → null: the order bears no number. */
export const readOcNumber = (typed: string): string | null => {
  const number = typed
    .trim()
    .replace(/^(?:n[°º.]|nro\.?|#)\s*/iu, '')
    .trim()
  return number === '' || NO_NUMBER.includes(foldText(number)) ? null : number
}
