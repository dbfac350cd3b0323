import { foldText, type ClosingReason } from '../../../src/contract.js'
import { CLOSING_WORDS, ORDER_NUMBER } from '../../texts/command-words.js'

export interface TypedClosing {
  readonly reason: ClosingReason
  readonly note: string | null
  /** Of an OC that came by another way; null where none was typed. */
  readonly ocNumber: string | null
}

interface Opening {
  readonly reason: ClosingReason
  readonly words: string
}

const openingsOf = (reason: ClosingReason): readonly Opening[] =>
  CLOSING_WORDS[reason].map((words) => ({ reason, words }))

/** Longest first, so that "otro motivo" is not read as "otro". */
const OPENINGS: readonly Opening[] = [
  ...openingsOf('oc_by_other_way'),
  ...openingsOf('cancelled'),
  ...openingsOf('not_required'),
  ...openingsOf('suspended'),
  ...openingsOf('other'),
].sort((one, other) => other.words.length - one.words.length)

const opensWith = (folded: string, words: string): boolean =>
  folded === words || (folded.startsWith(words) && !/[\p{L}\p{N}]/u.test(folded.charAt(words.length)))

/** As many words of the original as `words` has: folding keeps their number. */
const restAfter = (text: string, words: string): string =>
  text
    .split(' ')
    .slice(words.split(' ').length)
    .join(' ')
    .replace(/^[\s,;:.-]+/u, '')

const someText = (text: string | undefined): string | null => (text ? text : null)

/** "4500012345, la trajo el hotel": the number, and the rest as a note. */
const withNumber = (rest: string): TypedClosing => {
  const { number, rest: note } = ORDER_NUMBER.exec(rest)?.groups ?? {}
  const ocNumber = someText(number?.replace(/[,;:.]+$/u, ''))
  return { reason: 'oc_by_other_way', ocNumber, note: someText(ocNumber === null ? rest : note) }
}

/** "suspendida, avisan en marzo" → suspended with a note. What begins with no known reason is another one. */
export const readClosing = (typed: string): TypedClosing => {
  const folded = foldText(typed)
  const opening = OPENINGS.find(({ words }) => opensWith(folded, words))
  if (!opening) return { reason: 'other', note: typed, ocNumber: null }
  const rest = restAfter(typed, opening.words)
  if (opening.reason === 'oc_by_other_way') return withNumber(rest)
  return { reason: opening.reason, note: someText(rest), ocNumber: null }
}
