import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { residentMemory } from '../../../src/adapters/reading-process/resident-memory.js'
import type { Batch, ChildSays, FailureKind } from './messages.js'
import type { TargetSpec } from './target.js'

const CHILD = new URL('./child.js', import.meta.url)
const WATCH_MS = 50
/** Node, tsx and the larger part of the product; on a busy machine. */
const START_LIMIT_MS = 120_000

export interface Failure {
  readonly target: string
  readonly index: number
  readonly kind: FailureKind
  readonly detail: string
}

/** What came of a row of cases. */
export interface Tried {
  readonly cases: number
  /** How many became what. */
  readonly became: ReadonlyMap<string, number>
  readonly failures: readonly Failure[]
  /** Milliseconds of processor of the case that took the most. */
  readonly slowestMs: number
  readonly slowestCase: number
  /** The most memory that came upon that of the idle child, in bytes. */
  readonly growthBytes: number
}

const memoryOf = ({ pid }: ChildProcess): number => residentMemory(pid ?? 0) ?? 0

/** A child with one target, and what has come of its cases so far. */
class Attempt {
  private readonly became = new Map<string, number>()
  private readonly failures: Failure[] = []
  private slowestMs = 0
  private slowestCase = -1
  private growthBytes = 0
  /** The next case that has not been tried. */
  next: number
  /** When the case under way began, or the last one ended: closing what it opened is watched too. */
  private begunAt: number | null = null
  private ended: FailureKind | null = null
  private readonly child: ChildProcess
  private readonly spec: TargetSpec

  constructor(spec: TargetSpec, seed: number, from: number) {
    this.spec = spec
    this.next = from
    const args = [spec.module.href, spec.name, String(seed), String(spec.heldUpMs)]
    this.child = fork(CHILD, args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    })
  }

  /** Resolves when all are tried, or the child is gone. */
  async run(to: number): Promise<void> {
    const { child } = this
    const gone = once(child, 'exit')
    const late = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
    const ready = await Promise.race([once(child, 'message'), gone.then(() => null)])
    clearTimeout(late)
    if (ready === null) throw new Error(`the target ${this.spec.name} did not start`)
    const idle = memoryOf(child)
    const watch = setInterval(() => this.look(idle), WATCH_MS)
    const allTried = new Promise<void>((resolve) => {
      child.on('message', (said: ChildSays) => {
        if (said.type === 'batch done') resolve()
        else this.hear(said)
      })
    })
    child.send({ from: this.next, to } satisfies Batch)
    const isDone = await Promise.race([allTried.then(() => true), gone.then(() => false)])
    clearInterval(watch)
    if (!isDone) this.note(this.ended ?? 'crash', `the process ended: ${child.signalCode ?? child.exitCode}`)
    child.kill('SIGKILL')
    await gone
  }

  outcome(from: number): Tried {
    const { became, failures, slowestMs, slowestCase, growthBytes } = this
    return { cases: this.next - from, became, failures, slowestMs, slowestCase, growthBytes }
  }

  private look(idle: number): void {
    const growth = memoryOf(this.child) - idle
    this.growthBytes = Math.max(this.growthBytes, growth)
    if (growth > this.spec.maxGrowthBytes) this.end('memory')
    if (this.begunAt !== null && performance.now() - this.begunAt > this.spec.limitMs) this.end('hang')
  }

  private end(kind: FailureKind): void {
    this.ended ??= kind
    this.child.kill('SIGKILL')
  }

  private note(kind: FailureKind, detail: string): void {
    this.failures.push({ target: this.spec.name, index: this.next, kind, detail })
    this.next += 1
  }

  private hear(said: ChildSays): void {
    this.begunAt = performance.now()
    // Two things may go wrong in one case: it is one failure.
    if (said.type === 'failed' && said.index >= this.next) this.note(said.kind, said.detail)
    if (said.type !== 'done') return
    this.next = said.index + 1
    this.became.set(said.became, (this.became.get(said.became) ?? 0) + 1)
    if (said.heldUpMs <= this.slowestMs) return
    this.slowestMs = said.heldUpMs
    this.slowestCase = said.index
  }
}

const sumOf = (all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const [name, count] of all.flatMap((one) => [...one])) sums.set(name, (sums.get(name) ?? 0) + count)
  return sums
}

/** Puts rows of cases together. */
export const together = (all: readonly Tried[]): Tried => {
  const slowest = all.toSorted((one, other) => other.slowestMs - one.slowestMs)[0]
  return {
    cases: all.reduce((sum, { cases }) => sum + cases, 0),
    became: sumOf(all.map(({ became }) => became)),
    failures: all.flatMap(({ failures }) => failures),
    slowestMs: slowest?.slowestMs ?? 0,
    slowestCase: slowest?.slowestCase ?? -1,
    growthBytes: Math.max(0, ...all.map(({ growthBytes }) => growthBytes)),
  }
}

/** Tries these cases in a child process, and those behind one that ended the child in another. */
export const tryBatch = async (spec: TargetSpec, seed: number, { from, to }: Batch): Promise<Tried> => {
  const attempts: Tried[] = []
  for (let at = from; at < to;) {
    const attempt = new Attempt(spec, seed, at)
    await attempt.run(to)
    attempts.push(attempt.outcome(at))
    at = attempt.next
  }
  return together(attempts)
}
