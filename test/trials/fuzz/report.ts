import { atLeast, atMost, exactly, told, type Figure } from '../figures.js'
import { FAILURES, type FailureKind } from './messages.js'
import type { TargetResult } from './fuzz.js'
import type { Failure } from './try-batch.js'

const MEGABYTE = 1024 * 1024

const outcomesOf = ({ became }: TargetResult): string =>
  [...became]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

/** What became of the cases, a line for each target. */
export const outcomeLines = (results: readonly TargetResult[]): readonly string[] =>
  results.map((result) => `${result.spec.name}: ${outcomesOf(result)}`)

/** How to try a case that failed once more, and what is known of it. */
export const failureText = (failure: Failure, seed: number, file: string | null): string =>
  [
    `${failure.kind}: npm run fuzz -- --seed ${seed} --only ${failure.target} --case ${failure.index}`,
    ...(file === null ? [] : [`  input: ${file}`]),
    ...failure.detail
      .split('\n')
      .slice(0, 12)
      .map((line) => `  ${line}`),
  ].join('\n')

const NAMES: Readonly<Record<FailureKind, string>> = {
  threw: 'cases without a result or a problem code',
  'unhandled rejection': 'unhandled rejections',
  'held up': 'cases that held the service up too long',
  hang: 'cases that did not end within their limit',
  crash: 'crashes',
  memory: 'cases with memory over the cap',
}

const targetFigures = (result: TargetResult): readonly Figure[] => {
  const { spec, cases, seconds, slowestMs, slowestCase, growthBytes } = result
  return [
    told(`${spec.name}: cases, of one child process after another`, `${cases} in ${Math.round(seconds)} s`),
    atMost(`${spec.name}: processor, of case ${slowestCase}`, slowestMs, spec.heldUpMs, ' ms'),
    atMost(
      `${spec.name}: memory`,
      Math.round(growthBytes / MEGABYTE),
      Math.round(spec.maxGrowthBytes / MEGABYTE),
      ' MB',
    ),
  ]
}

export const figuresOf = (results: readonly TargetResult[], wanted: number): readonly Figure[] => {
  const cases = results.reduce((sum, result) => sum + result.cases, 0)
  const failures = results.flatMap((result) => result.failures)
  return [
    atLeast('cases', cases, wanted),
    ...FAILURES.map((kind) =>
      exactly(NAMES[kind], failures.filter((failure) => failure.kind === kind).length, 0),
    ),
    ...results.flatMap(targetFigures),
  ]
}
