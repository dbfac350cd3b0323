import { readdirSync, readFileSync } from 'node:fs'

/** What the kernel has counted of a process with its threads, since it began. Linux alone tells. */
export interface ProcessCounts {
  /** Milliseconds on a processor. */
  readonly processorMs: number
  /** How often one of its threads has gone to sleep, and so had been woken before. */
  readonly wakeUps: number
}

/** First of `schedstat`: nanoseconds on a processor, which is finer than the ticks of `stat` (Documentation/scheduler/sched-stats). */
const runMs = (task: string): number => Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6

/** A voluntary switch is a thread that waits for something (proc(5), `status`). */
const sleeps = (task: string): number =>
  Number(/^voluntary_ctxt_switches:\s+(\d+)$/mu.exec(readFileSync(`${task}/status`, 'utf8'))?.[1])

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export const processCounts = (pid: number): ProcessCounts => {
  const tasks = readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`)
  return { processorMs: sum(tasks.map(runMs)), wakeUps: sum(tasks.map(sleeps)) }
}

/** Resident memory in MiB (proc(5), `VmRSS`). */
export const residentMib = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
