import { parseArgs } from 'node:util'
import type { Bench } from './bench.js'

export interface BenchArguments {
  /** In the order of the list; all of them where none was named. */
  readonly benches: readonly Bench[]
  /** How much each is to do; null: a full run. */
  readonly size: number | 'short' | null
  /** One line of JSON for each instead of tables. */
  readonly json: boolean
  /** Keep the results and show them on the page. */
  readonly write: boolean
}

const sizeOf = (text: string | undefined): BenchArguments['size'] => {
  if (text === undefined) return null
  if (text === 'short') return text
  if (!/^[1-9]\d{0,6}$/u.test(text)) throw new Error('--size takes a whole number, or short')
  return Number(text)
}

const chosen = (names: readonly string[], all: readonly Bench[]): readonly Bench[] => {
  const unknown = names.find((name) => all.every((bench) => bench.name !== name))
  if (unknown !== undefined)
    throw new Error(`there is no bench ${unknown}: ${all.map(({ name }) => name).join(', ')}`)
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name))
}

/** `[NAME…] [--size N|short] [--json] [--write]`. @throws Error that says what is wrong with them */
export const readArguments = (args: readonly string[], all: readonly Bench[]): BenchArguments => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { size: { type: 'string' }, json: { type: 'boolean' }, write: { type: 'boolean' } },
  })
  const { json = false, write = false } = values
  return { benches: chosen(positionals, all), size: sizeOf(values.size), json, write }
}

export const sizeFor = ({ size: { full, short } }: Bench, size: BenchArguments['size']): number =>
  size === 'short' ? short : (size ?? full)
