import { readdirSync, readFileSync } from 'node:fs'

/** Of proc(5), `stat`: everything behind the name of the program, which may hold blanks and brackets. */
const statOf = (pid: number): readonly string[] =>
  (readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1) ?? '').split(' ')

/** Clock ticks in a second, on every Linux there is (`getconf CLK_TCK`). */
const TICKS = 100
/** Places in `stat`, counted from the state: time in user and in system mode, own and of children that have ended. */
const TIMES = [11, 12, 13, 14] as const

const childrenOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').split(' '))
    .filter((child) => child !== '')
    .map(Number)

/** Seconds of processor that a running process and all that it has started have used. Linux alone tells. */
export const processorTime = (pid: number): number => {
  const stat = statOf(pid)
  const own = TIMES.reduce((sum, place) => sum + Number(stat[place]), 0) / TICKS
  return childrenOf(pid).reduce((sum, child) => sum + processorTime(child), own)
}
