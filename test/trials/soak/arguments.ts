import { parseArgs } from 'node:util'

export interface SoakArguments {
  /** Calendar months that pass. */
  readonly months: number
  /** Confirmations that come on a business day. */
  readonly perDay: number
  readonly seed: number
}

/** Two months, and few bookings a day: every bar of the long run holds, and it is over in less than a minute. */
const SHORT: SoakArguments = { months: 2, perDay: 1, seed: 1 }

/** Between its first and its last month something must have had the time to grow. */
const FEWEST_MONTHS = 2

const whole = (text: string | undefined, name: string, preset: number): number => {
  if (text === undefined) return preset
  if (!/^\d{1,9}$/u.test(text)) throw new Error(`--${name} takes a whole number`)
  return Number(text)
}

/** `[--months N] [--per-day N] [--seed S]`. @throws Error that says what is wrong with them */
export const readArguments = (args: readonly string[]): SoakArguments => {
  const option = { type: 'string' } as const
  const options = { months: option, 'per-day': option, seed: option }
  const { values } = parseArgs({ args: [...args], options, strict: true })
  const months = whole(values.months, 'months', SHORT.months)
  const perDay = whole(values['per-day'], 'per-day', SHORT.perDay)
  if (months < FEWEST_MONTHS) throw new Error(`--months takes ${FEWEST_MONTHS} or more`)
  if (perDay < 1) throw new Error('--per-day takes 1 or more')
  return { months, perDay, seed: whole(values.seed, 'seed', SHORT.seed) }
}
