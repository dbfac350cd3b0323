import { foldText, type PendingFilter } from '../../../src/contract.js'
import { FILTER_WORDS } from '../../texts/command-words.js'
import { bare } from '../arguments.js'

const isOneOf = (word: string, words: readonly string[]): boolean => words.includes(foldText(bare(word)))

/** "urgentes mías gran hotel": what is urgent, in my charge, and of such an agency or hotel. */
export const readPendingFilter = (typed: string, ownId: string): PendingFilter => {
  const words = typed.split(' ').filter((word) => bare(word) !== '')
  const special = [...FILTER_WORDS.urgent, ...FILTER_WORDS.mine]
  const named = words.filter((word) => !isOneOf(word, special))
  const telling = named.filter((word) => !isOneOf(word, FILTER_WORDS.filler))
  return {
    text: telling.length === 0 ? null : telling.join(' '),
    urgent: words.some((word) => isOneOf(word, FILTER_WORDS.urgent)),
    assigneeId: words.some((word) => isOneOf(word, FILTER_WORDS.mine)) ? ownId : null,
  }
}
