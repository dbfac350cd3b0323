import { MISSING_LOCATOR } from '../texts/es.js'
import { misused, type CommandOutcome } from './command.js'

/** Without case and accents, as names of commands and reasons are compared. */
export const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim()

const MARKS_AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

export interface CodeAndRest {
  /** A locator or a booking ID, upper case, without marks that came along when it was pasted. */
  readonly code: string
  readonly rest: string
}

export const codeAndRest = (args: string): CodeAndRest => {
  const [first = '', ...rest] = args.split(' ')
  return { code: first.replaceAll(MARKS_AROUND, '').toUpperCase(), rest: rest.join(' ').trim() }
}

/** Hands the code over where there is one. */
export const withCode = async (
  args: string,
  run: (parts: CodeAndRest) => Promise<CommandOutcome>,
): Promise<CommandOutcome> => {
  const parts = codeAndRest(args)
  return parts.code === '' ? misused(MISSING_LOCATOR) : run(parts)
}
