import { foldText } from '../../src/contract.js'
import { MISSING } from '../texts/answers.js'
import { BEFORE_A_CODE } from '../texts/command-words.js'
import { misused, type CommandOutcome } from './command.js'

const MARKS_AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** A word without marks that came along when it was typed or pasted. */
export const bare = (word: string): string => word.replaceAll(MARKS_AROUND, '')

export interface CodeAndRest {
  /** A locator or a booking ID, upper case; empty where none was typed. */
  readonly code: string
  readonly rest: string
}

const isBeforeCode = (word: string): boolean => BEFORE_A_CODE.includes(foldText(bare(word)))

export const codeAndRest = (args: string): CodeAndRest => {
  const words = args.split(' ')
  const from = words.findIndex((word) => !isBeforeCode(word))
  const [first = '', ...rest] = from < 0 ? [] : words.slice(from)
  return { code: bare(first).toUpperCase(), rest: rest.join(' ').trim() }
}

/** Hands the code over where there is one. */
export const withCode = async (
  args: string,
  run: (parts: CodeAndRest) => Promise<CommandOutcome>,
): Promise<CommandOutcome> => {
  const parts = codeAndRest(args)
  return parts.code === '' ? misused(MISSING.locator) : run(parts)
}
