import type { ClosingReason } from '../../src/contract.js'
import { CLOSING_WORDS } from '../texts/commands.js'
import { fold } from './arguments.js'

export interface TypedClosing {
  readonly reason: ClosingReason
  readonly note: string | null
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

/** "suspendida, avisan en marzo" → suspended with a note. What begins with no known reason is another one. */
export const readClosing = (typed: string): TypedClosing => {
  const folded = fold(typed)
  const opening = OPENINGS.find(({ words }) => opensWith(folded, words))
  if (!opening) return { reason: 'other', note: typed }
  const note = restAfter(typed, opening.words)
  return { reason: opening.reason, note: note === '' ? null : note }
}
