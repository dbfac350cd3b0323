import type { Batch } from './messages.js'
import type { TargetSpec } from './target.js'

/** Every target is tried, however small its share. */
const LEAST_CASES = 2

/** A child takes a second to start. */
const WORTH_PARTING = 400

/** How many cases each target gets: by its weight, all together as many as were asked for or a few more. */
export const sharesOf = (specs: readonly TargetSpec[], cases: number): readonly number[] => {
  const weights = specs.reduce((sum, { weight }) => sum + weight, 0)
  return specs.map(({ weight }) => Math.max(LEAST_CASES, Math.ceil((cases * weight) / weights)))
}

/** A share in batches, one for each child; enough of them that no processor waits for another at the end. */
export const batchesOf = (cases: number, { casesPerChild }: TargetSpec): readonly Batch[] => {
  const count = Math.max(Math.ceil(cases / casesPerChild), cases < WORTH_PARTING ? 1 : 2)
  const size = Math.ceil(cases / count)
  return Array.from({ length: count }, (_, batch) => ({
    from: batch * size,
    to: Math.min(cases, (batch + 1) * size),
  })).filter(({ from, to }) => from < to)
}
