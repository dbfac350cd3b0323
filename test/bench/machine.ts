import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'

/** Where it was measured. */
export interface Machine {
  readonly cpu: string
  readonly processors: number
  readonly memoryGib: number
  readonly system: string
  /** Programs that wanted a processor in the minute before: much more than 0 is a machine that others use too. */
  readonly load: number
}

const GIB = 1024 ** 3

export const thisMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  processors: availableParallelism(),
  memoryGib: Math.round(totalmem() / GIB),
  system: `${type()} ${release()}`,
  load: Number((loadavg()[0] ?? 0).toFixed(1)),
})
