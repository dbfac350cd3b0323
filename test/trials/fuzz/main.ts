import { conclude } from '../figures.js'
import { readArguments, type FuzzArguments } from './arguments.js'
import { fuzz, type TargetResult } from './fuzz.js'
import { keepInputs } from './keep-input.js'
import { failureText, figuresOf, outcomeLines } from './report.js'
import { TARGETS } from './targets/index.js'
import { tryBatch } from './try-batch.js'

/**
 * `npm run fuzz -- [--cases N] [--seed S] [--only mail,pdf,…] [--case K]`: gives bad input to the real readers and doors
 * of the product. Each case must become a result or a problem code, within its time and memory.
 */

/** A run with a thousand failures has one reason. */
const MOST_SHOWN = 20

const run = async ({ only, index, seed, cases }: FuzzArguments): Promise<readonly TargetResult[]> => {
  const specs = TARGETS.filter(({ name }) => only?.includes(name) ?? true)
  const [spec] = specs
  if (index === null || !spec) return fuzz(specs, seed, cases)
  return [{ spec, seconds: 0, ...(await tryBatch(spec, seed, { from: index, to: index + 1 })) }]
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const names = TARGETS.map(({ name }) => name)
const given = process.argv.slice(2)
const wanted = readArguments(given, names)
const startedAt = new Date()
const results = await run(wanted)
const failures = results.flatMap((result) => result.failures).slice(0, MOST_SHOWN)
const files = failures.length === 0 ? [] : await keepInputs(failures, TARGETS, wanted.seed)
outcomeLines(results).forEach(print)
print('')
failures.forEach((failure, at) => print(failureText(failure, wanted.seed, files[at] ?? null)))
conclude(figuresOf(results, wanted.index === null ? wanted.cases : 1), {
  command: ['fuzz', ...(given.length > 0 ? ['--', ...given] : [])].join(' '),
  seed: wanted.seed,
  startedAt,
  endedAt: new Date(),
})
