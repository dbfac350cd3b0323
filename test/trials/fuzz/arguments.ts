import { parseArgs } from 'node:util'

export interface FuzzArguments {
  readonly cases: number
  readonly seed: number
  /** Names of targets; null: all. */
  readonly only: readonly string[] | null
  /** One case of one target, to be tried by itself. */
  readonly index: number | null
}

const DEFAULT_CASES = 3_000
/** Where none is given: the same for everybody, so that a run that failed elsewhere fails here. */
const DEFAULT_SEED = 1

const whole = (text: string | undefined, name: string): number | null => {
  if (text === undefined) return null
  if (!/^\d{1,15}$/u.test(text)) throw new Error(`--${name} takes a whole number`)
  return Number(text)
}

const targetsIn = (text: string | undefined, known: readonly string[]): readonly string[] | null => {
  const names = text?.split(',').map((name) => name.trim()) ?? null
  const stranger = names?.find((name) => !known.includes(name))
  if (stranger !== undefined)
    throw new Error(`no target is called ${stranger}; there are ${known.join(', ')}`)
  return names
}

/** `[--cases N] [--seed S] [--only mail,pdf] [--case K]`. @throws Error that says what is wrong with them */
export const readArguments = (args: readonly string[], known: readonly string[]): FuzzArguments => {
  const option = { type: 'string' } as const
  const options = { cases: option, seed: option, only: option, case: option }
  const { values } = parseArgs({ args: [...args], options, strict: true })
  const index = whole(values.case, 'case')
  const only = targetsIn(values.only, known)
  if (index !== null && only?.length !== 1) throw new Error('--case needs --only with one target')
  return {
    cases: whole(values.cases, 'cases') ?? DEFAULT_CASES,
    seed: whole(values.seed, 'seed') ?? DEFAULT_SEED,
    only,
    index,
  }
}
