import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { ChildMessage, ReadingEnded, ReadRequest } from './messages.js'
import { residentMemory } from './resident-memory.js'

export interface ChildLimits {
  readonly timeoutMs: number
  /** Resident memory that reading may add to what the idle process takes. */
  readonly maxGrowthBytes: number
}

export type OnStep = (facts: Readonly<Record<string, number>>) => void

/** What is read, and by which program. */
export interface ChildProgram {
  /** Module that calls `serveReadings`. */
  readonly entry: URL
  /** For faults and the log: "PDF reader". */
  readonly name: string
  /** Hears how far a long reading has come. */
  readonly onStep?: OnStep
}

/** Starting Node takes 0.2 s; this is for a machine on its knees. */
const START_LIMIT_MS = 60_000
const WATCH_MS = 20

/** A process that reads documents and can be ended at any moment. */
export interface ReadingChild<Limits, Reading> {
  read(request: ReadRequest<Limits>, limits: ChildLimits): Promise<Reading | ReadingEnded>
  /** False once it has been ended, or has eaten so much that the next file had better get a fresh one. */
  isUsable(limits: ChildLimits): boolean
  /** Resolves when the process is gone. */
  end(): Promise<void>
}

const hold = (child: ChildProcess): void => {
  child.ref()
  child.channel?.ref()
}

/** An idle child must not keep its parent alive. */
const release = (child: ChildProcess): void => {
  child.unref()
  child.channel?.unref()
}

const memoryOf = (child: ChildProcess): number => residentMemory(child.pid ?? 0) ?? 0

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

/** Gives the memory that the child takes before it has read anything. */
const whenReady = (child: ChildProcess, name: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
    late.unref()
    child.once('message', () => {
      clearTimeout(late)
      child.off('exit', failed)
      resolve(memoryOf(child))
    })
    const failed = (): void => {
      clearTimeout(late)
      reject(new Error(`the process of the ${name} did not start`))
    }
    child.once('exit', failed)
    child.once('error', failed)
  })

/** Asks for one reading and ends the child where it goes over a limit. */
const ask = <Limits, Reading>(
  child: ChildProcess,
  request: ReadRequest<Limits>,
  limits: ChildLimits & { readonly idleMemory: number },
  { name, onStep }: ChildProgram,
): Promise<Reading | ReadingEnded> =>
  new Promise((resolve, reject) => {
    let over: 'too_slow' | 'too_large' | null = null
    const endFor = (fault: 'too_slow' | 'too_large'): void => {
      over ??= fault
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => endFor('too_slow'), limits.timeoutMs)
    const watch = setInterval(() => {
      if (memoryOf(child) - limits.idleMemory > limits.maxGrowthBytes) endFor('too_large')
    }, WATCH_MS)
    const settle = (): void => {
      clearTimeout(timer)
      clearInterval(watch)
      child.off('message', onMessage)
      child.off('exit', onExit)
    }
    const onMessage = (message: ChildMessage<Reading>): void => {
      if (message.type === 'step') onStep?.(message.facts)
      if (message.type !== 'read') return
      settle()
      resolve(message.reading)
    }
    const onExit = (_code: number | null, signal: NodeJS.Signals | null): void => {
      settle()
      // V8 aborts when its heap is full, the kernel kills when the machine's memory is.
      const outOfMemory = signal === 'SIGABRT' || signal === 'SIGKILL'
      if (stopping.has(child)) reject(new Error(`the ${name} was stopped`))
      else resolve({ ok: false, fault: over ?? (outOfMemory ? 'too_large' : 'damaged') })
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.send(request)
  })

const stopping = new WeakSet<ChildProcess>()

export const startChild = <Limits, Reading>(program: ChildProgram): ReadingChild<Limits, Reading> => {
  const child = fork(program.entry, {
    // None of ours, which holds passwords: what a file might make of its reader finds nothing to tell.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // An error is told by `exit` or by `whenReady`; unheard, it would end this process.
  child.on('error', () => undefined)
  let idleMemory = Infinity
  const ready = whenReady(child, program.name)
  ready.catch(() => undefined)
  release(child)
  return {
    async read(request, limits) {
      hold(child)
      try {
        idleMemory = await ready
        return await ask(child, request, { ...limits, idleMemory }, program)
      } finally {
        release(child)
      }
    },
    isUsable: (limits) => isAlive(child) && memoryOf(child) - idleMemory < limits.maxGrowthBytes / 2,
    async end() {
      if (!isAlive(child)) return
      stopping.add(child)
      const gone = once(child, 'exit')
      hold(child)
      child.kill('SIGKILL')
      await gone
    },
  }
}
