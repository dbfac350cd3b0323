import { parseArguments, type OptionKinds, type ParsedArguments } from './arguments.js'
import { print, printError } from './output.js'
import { Misused, Refused } from './refused.js'

/** How a subcommand is called. */
export interface CallingForm {
  /** What `--help` shows, and whoever called it wrongly. */
  readonly usage: string
  readonly options: OptionKinds
  /** How many arguments it takes at the most that are no options. */
  readonly positionals: number
}

export type Call = Extract<ParsedArguments, { readonly ok: true }>

const misuse = (problem: string, usage: string): number => {
  printError(`${problem}\n\n${usage}`)
  return 2
}

/** @throws Misused with this problem, where the first argument is not given */
export const firstOf = ({ positionals: [first] }: Call, problem: string): string => {
  if (first === undefined) throw new Misused(problem)
  return first
}

/** Reads the arguments and does the work, which gives the exit code; tells of a refusal, with 1, and of misuse, with 2. */
export const runCommand = async (
  args: readonly string[],
  { usage, options, positionals }: CallingForm,
  work: (call: Call) => Promise<number>,
): Promise<number> => {
  const call = parseArguments(args, options, positionals)
  if (!call.ok) return misuse(call.problem, usage)
  if (call.flags.has('help')) {
    print(usage)
    return 0
  }
  try {
    return await work(call)
  } catch (error) {
    if (error instanceof Misused) return misuse(error.message, usage)
    if (!(error instanceof Refused)) throw error
    printError(error.message)
    return 1
  }
}
