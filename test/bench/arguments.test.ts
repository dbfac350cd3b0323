import { describe, expect, it } from 'vitest'
import { readArguments, sizeFor } from './arguments.js'
import type { Bench } from './bench.js'

const bench = (name: string): Bench => ({
  name,
  measures: 'Something.',
  size: { unit: 'mails', full: 1_000, short: 10 },
  missing: () => null,
  run: async () => undefined,
})

const ALL = [bench('one'), bench('other')]

const namesFor = (...args: readonly string[]): readonly string[] =>
  readArguments(args, ALL).benches.map(({ name }) => name)

describe('what is to be measured', () => {
  it('is everything where nothing is named', () => {
    expect(namesFor('--json')).toEqual(['one', 'other'])
  })

  it('is what is named', () => {
    expect(namesFor('other')).toEqual(['other'])
  })

  it('is refused where there is no such bench', () => {
    expect(() => readArguments(['third'], ALL)).toThrow('there is no bench third: one, other')
  })

  it.each([
    [[], 1_000],
    [['--size', 'short'], 10],
    [['--size', '70'], 70],
  ])('has the size that %j asks for', (args, size) => {
    expect(sizeFor(bench('one'), readArguments(args, ALL).size)).toBe(size)
  })

  it('is refused with a size that is none', () => {
    expect(() => readArguments(['--size', '0'], ALL)).toThrow('--size takes a whole number, or short')
  })
})
