import { setup } from '../../stores/shared-postgres.js'
import { conclude } from '../figures.js'
import { STORE_KIND, STORE_SWITCH, storesMissing } from '../stores.js'
import { readArguments } from './arguments.js'
import { fuzz, type TargetResult } from './fuzz.js'
import { keepInputs } from './keep-input.js'
import type { Batch } from './messages.js'
import { failureText, figuresOf, outcomeLines } from './report.js'
import { TARGETS } from './targets/index.js'
import { tryBatch, type Failure } from './try-batch.js'

/**
 * `npm run fuzz -- [--cases N] [--seed S] [--only mail,pdf,…] [--case K]`: gives bad input to the real readers and doors
 * of the product. Each case must become a result or a problem code, within its time and memory.
 */

/** A run with a thousand failures has one reason. */
const MOST_SHOWN = 20

let shown = 0

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const names = TARGETS.map(({ name }) => name)
const given = process.argv.slice(2)
const { only, index, seed, cases } = readArguments(given, names)

/** Keeps the inputs and says how to try them again. */
const tell = async (failures: readonly Failure[]): Promise<void> => {
  const some = failures.slice(0, Math.max(0, MOST_SHOWN - shown))
  shown += some.length
  const files = some.length === 0 ? [] : await keepInputs(some, TARGETS, seed)
  some.forEach((failure, at) => print(failureText(failure, seed, files[at] ?? null)))
}

const telling: Promise<void>[] = []
const onFailures = (failures: readonly Failure[]): void => {
  if (failures.length > 0) telling.push(tell(failures))
}

/** Told in twentieths. */
const STEPS = 20
let tried = 0

const onTried = ({ from, to }: Batch, failures: readonly Failure[]): void => {
  onFailures(failures)
  const before = Math.floor((tried / cases) * STEPS)
  tried += to - from
  if (Math.floor((tried / cases) * STEPS) > before) process.stderr.write(`${tried} of ${cases} cases\n`)
}

const run = async (): Promise<readonly TargetResult[]> => {
  const specs = TARGETS.filter(({ name }) => only?.includes(name) ?? true)
  const [spec] = specs
  if (index === null || !spec) return fuzz(specs, seed, cases, onTried)
  const result = await tryBatch(spec, seed, { from: index, to: index + 1 })
  onFailures(result.failures)
  return [{ spec, seconds: 0, ...result }]
}

const missing = storesMissing()
if (missing !== null) throw new Error(missing)
if (STORE_KIND === 'postgres')
  process.stderr.write(
    'on PostgreSQL: press, activity, command; what the others give input to has no store\n',
  )

const startedAt = new Date()
// The children take from it the databases of their offices.
const endStores = await setup()
try {
  const results = await run()
  await Promise.all(telling)
  outcomeLines(results).forEach(print)
  print('')
  conclude(figuresOf(results, index === null ? cases : 1), {
    ...STORE_SWITCH,
    command: ['fuzz', ...(given.length > 0 ? ['--', ...given] : [])].join(' '),
    seed,
    startedAt,
    endedAt: new Date(),
  })
} finally {
  await endStores()
}
