import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.js'
import { NAME, SEED } from './bad/is-third.js'
import { chanceOf } from './chance.js'
import type { FailureKind } from './messages.js'
import { failureText, figuresOf } from './report.js'
import { batchesOf, sharesOf } from './split.js'
import type { TargetSpec } from './target.js'
import { TARGETS } from './targets/index.js'
import { tryBatch } from './try-batch.js'

const MEGABYTE = 1024 * 1024

const specOf = (module: string, changes: Partial<TargetSpec> = {}): TargetSpec => ({
  name: NAME,
  module: new URL(`./bad/${module}.js`, import.meta.url),
  weight: 1,
  limitMs: 60_000,
  heldUpMs: 60_000,
  maxGrowthBytes: 1_000 * MEGABYTE,
  casesPerChild: 10,
  ending: 'bin',
  ...changes,
})

describe('a target that goes wrong in its third case', () => {
  it.each<readonly [string, FailureKind, Partial<TargetSpec>]>([
    ['throws', 'threw', {}],
    ['rejects', 'unhandled rejection', {}],
    ['hangs', 'hang', { limitMs: 500 }],
    ['waits', 'hang', { limitMs: 500 }],
    ['exits', 'crash', {}],
    ['eats', 'memory', { maxGrowthBytes: 150 * MEGABYTE }],
    ['works', 'held up', { heldUpMs: 300 }],
  ])('and %s is told by its number, and the others are tried all the same', async (module, kind, limits) => {
    const spec = specOf(module, limits)
    const tried = await tryBatch(spec, SEED, { from: 0, to: 5 })
    expect(tried.failures.map(({ index, kind: found }) => [index, found])).toEqual([[2, kind]])
    expect(tried.became).toEqual(new Map([['well', 4]]))
    expect(tried.cases).toBe(5)
  })
})

describe('a case', () => {
  it('has the same chance alone as among others', () => {
    expect(chanceOf(1, 'pdf', 7).next()).toBe(chanceOf(1, 'pdf', 7).next())
    expect(chanceOf(1, 'pdf', 7).next()).not.toBe(chanceOf(1, 'pdf', 8).next())
    expect(chanceOf(1, 'pdf', 7).next()).not.toBe(chanceOf(1, 'docx', 7).next())
  })

  it('is told with how to try it again', () => {
    const failure = { target: 'pdf', index: 7, kind: 'hang', detail: 'ended' } as const
    const text = failureText(failure, 3, '/tmp/x.pdf')
    expect(text).toContain('npm run fuzz -- --seed 3 --only pdf --case 7')
    expect(text).toContain('/tmp/x.pdf')
  })
})

describe('the cases', () => {
  it('are shared out by weight, some for every target', () => {
    const shares = sharesOf([specOf('a', { weight: 0.01 }), specOf('b', { weight: 3 }), specOf('c')], 4_000)
    expect(shares[0]).toBeGreaterThanOrEqual(2)
    expect(shares[1]).toBeGreaterThan(2_900)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(4_000)
  })

  it('are each in one batch', () => {
    const batches = batchesOf(25, specOf('a'))
    expect(
      batches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
    ).toEqual(Array.from({ length: 25 }, (_, index) => index))
  })
})

describe('the figures', () => {
  it('miss their bar with one failure', () => {
    const failure = { target: NAME, index: 0, kind: 'crash', detail: '' } as const
    const spec = specOf('a')
    const tried = { cases: 5, became: new Map(), slowestMs: 0, slowestCase: 0, growthBytes: 0, seconds: 1 }
    const missed = figuresOf([{ spec, ...tried, failures: [failure] }], 5).filter(({ met }) => !met)
    expect(missed.map(({ name }) => name)).toEqual(['crashes'])
  })
})

describe('the command line', () => {
  const names = TARGETS.map(({ name }) => name)

  it('takes a count, a seed and targets', () => {
    expect(readArguments(['--cases', '9', '--seed', '3', '--only', 'pdf,mail'], names)).toEqual({
      cases: 9,
      seed: 3,
      only: ['pdf', 'mail'],
      index: null,
    })
  })

  it.each([
    [['--only', 'pfd'], 'no target is called pfd'],
    [['--cases', 'many'], 'whole number'],
    [['--case', '3'], 'one target'],
    [['--what'], 'what'],
  ])('refuses %j', (args, why) => {
    expect(() => readArguments(args, names)).toThrow(why)
  })
})

describe('every target', () => {
  // Pictures take seconds each.
  const quick = TARGETS.filter(({ name }) => name !== 'scan').map((spec) => [spec.name, spec] as const)

  it.each(quick)('%s takes its first cases', async (_name, spec) => {
    const { failures, cases } = await tryBatch(spec, SEED, { from: 0, to: 2 })
    expect(failures).toEqual([])
    expect(cases).toBe(2)
  })
})
