import { availableParallelism } from 'node:os'
import type { Batch } from './messages.js'
import { batchesOf, sharesOf } from './split.js'
import type { TargetSpec } from './target.js'
import { together, tryBatch, type Failure, type Tried } from './try-batch.js'

export interface TargetResult extends Tried {
  readonly spec: TargetSpec
  readonly seconds: number
}

interface Job {
  readonly spec: TargetSpec
  readonly batch: Batch
}

/** The dearest batches first, so that the end is made of cheap ones. */
const jobsOf = (specs: readonly TargetSpec[], shares: readonly number[]): Job[] =>
  specs.flatMap((spec, at) => batchesOf(shares[at] ?? 0, spec).map((batch) => ({ spec, batch })))

/**
 * Tries all cases, as many children at once as there are processors. `specs` stand in their order, the dearest first.
 * `hear` is told after each batch, with its failures: a long run is long.
 */
export const fuzz = async (
  specs: readonly TargetSpec[],
  seed: number,
  cases: number,
  hear: (batch: Batch, failures: readonly Failure[]) => void,
): Promise<readonly TargetResult[]> => {
  const waiting = jobsOf(specs, sharesOf(specs, cases))
  const tried = new Map<TargetSpec, { readonly all: Tried[]; seconds: number }>()
  const lane = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const begun = performance.now()
      const result = await tryBatch(job.spec, seed, job.batch)
      hear(job.batch, result.failures)
      const sofar = tried.get(job.spec) ?? { all: [], seconds: 0 }
      sofar.all.push(result)
      sofar.seconds += (performance.now() - begun) / 1000
      tried.set(job.spec, sofar)
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane))
  return [...tried].map(([spec, { all, seconds }]) => ({ spec, seconds, ...together(all) }))
}
