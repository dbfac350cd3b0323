import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import type { Writable } from 'node:stream'
import type { Instant } from '../../../src/domain/time.js'
import type { FromService, ToService } from './messages.js'

export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** One process of the service, from its start to whatever ends it. */
export interface Life {
  go(order: Omit<Extract<ToService, { type: 'go' }>, 'type'>): void
  /** Whether it runs and has not ended. */
  isReady(): boolean
  isOver(): boolean
  /** Rejects when it ends before it is ready. */
  readonly ready: Promise<void>
  readonly ended: Promise<Ending>
  /** Resolves when nothing is under way any more. @throws when it ends before */
  rest(): Promise<void>
  /** As `rest`, after the time has passed until then. */
  advanceTo(to: Instant): Promise<void>
  /** The same, for nobody who waits. */
  letPassUntil(to: Instant): void
  /** Ends it as SIGTERM does. */
  stop(): Promise<Ending>
  /** SIGKILL. */
  kill(): void
  /** SIGSTOP: it stands still and knows nothing of it, until `thaw`. */
  freeze(): void
  thaw(): void
}

const heard = (
  child: ChildProcess,
  ended: Promise<Ending>,
  type: FromService['type'],
  asked?: number,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const listen = (message: FromService): void => {
      if (message.type !== type || (message.type === 'rested' && message.asked !== asked)) return
      child.off('message', listen)
      resolve()
    }
    child.on('message', listen)
    void ended.then(({ code, signal }) =>
      reject(new Error(`the service ended before "${type}": ${code ?? signal}`)),
    )
  })

/** Compiled beforehand: a process that had to do that itself would take three times as long to start. */
const PROGRAM = new URL('../../../dist/trials/test/trials/crash/service-process.js', import.meta.url)

/** Loads the modules of the service in a new process, which waits for `go`. What it prints goes to `output`. */
export const startLife = (output: Writable): Life => {
  const child = fork(PROGRAM, { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  child.stdout?.pipe(output, { end: false })
  child.stderr?.pipe(output, { end: false })
  let over = false
  let isReady = false
  const ended = new Promise<Ending>((resolve) =>
    child.once('exit', (code, signal) => {
      over = true
      resolve({ code, signal })
    }),
  )
  const loaded = heard(child, ended, 'loaded')
  const ready = heard(child, ended, 'ready')
  void ready.then(
    () => (isReady = true),
    () => undefined,
  )
  loaded.catch(() => undefined)

  const send = (message: ToService): void => {
    // It may be gone already, which `ended` tells.
    if (!over && child.connected) child.send(message, () => undefined)
  }
  let asked = 0
  const asking = async (what: { readonly type: 'rest' } | { readonly type: 'advance'; to: Instant }) => {
    asked += 1
    const rested = heard(child, ended, 'rested', asked)
    send({ ...what, asked })
    await rested
  }

  return {
    go: (order) => void loaded.then(() => send({ type: 'go', ...order })).catch(() => undefined),
    isReady: () => isReady && !over,
    isOver: () => over,
    ready,
    ended,
    rest: () => asking({ type: 'rest' }),
    advanceTo: (to) => asking({ type: 'advance', to }),
    letPassUntil: (to) => void asking({ type: 'advance', to }).catch(() => undefined),
    stop: () => {
      send({ type: 'stop' })
      return ended
    },
    kill: () => void child.kill('SIGKILL'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  }
}
