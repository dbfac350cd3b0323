import { optionNeedsValue, optionTakesNoValue, tooManyArguments, unknownOption } from './texts/main.js'

/** The options of a subcommand: `flag` takes no value, `value` takes one (`--env FILE` or `--env=FILE`). */
export type OptionKinds = Readonly<Record<string, 'flag' | 'value'>>

export type ParsedArguments =
  | {
      readonly ok: true
      readonly flags: ReadonlySet<string>
      readonly values: ReadonlyMap<string, string>
      readonly positionals: readonly string[]
    }
  | { readonly ok: false; readonly problem: string }

interface Reading {
  readonly flags: Set<string>
  readonly values: Map<string, string>
  readonly positionals: string[]
}

const splitOption = (argument: string): { name: string; inline: string | null } => {
  const at = argument.indexOf('=')
  return at < 0
    ? { name: argument.slice(2), inline: null }
    : { name: argument.slice(2, at), inline: argument.slice(at + 1) }
}

/** Takes one option off `rest`; gives what is wrong with it, in Spanish, or null. */
const takeOption = (
  argument: string,
  rest: string[],
  kinds: OptionKinds,
  reading: Reading,
): string | null => {
  const { name, inline } = splitOption(argument)
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (kind === undefined) return unknownOption(`--${name}`)
  if (kind === 'flag') {
    reading.flags.add(name)
    return inline === null ? null : optionTakesNoValue(`--${name}`)
  }
  const value = inline ?? rest.shift()
  if (value === undefined || value === '' || (inline === null && value.startsWith('--')))
    return optionNeedsValue(`--${name}`)
  reading.values.set(name, value)
  return null
}

/** Reads a subcommand's arguments; `-h` is `--help`, which every subcommand has. After `--` all are positionals. */
export const parseArguments = (
  args: readonly string[],
  kinds: OptionKinds,
  maxPositionals: number,
): ParsedArguments => {
  const reading: Reading = { flags: new Set(), values: new Map(), positionals: [] }
  const rest = args.map((argument) => (argument === '-h' ? '--help' : argument))
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    if (next === '--') reading.positionals.push(...rest.splice(0))
    else if (next.startsWith('-') && next !== '-') {
      const problem = next.startsWith('--')
        ? takeOption(next, rest, { ...kinds, help: 'flag' }, reading)
        : unknownOption(next)
      if (problem !== null) return { ok: false, problem }
    } else reading.positionals.push(next)
  }
  const surplus = reading.positionals[maxPositionals]
  return surplus === undefined ? { ok: true, ...reading } : { ok: false, problem: tooManyArguments(surplus) }
}
