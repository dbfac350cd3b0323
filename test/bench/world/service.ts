import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openLowdbStore } from '../../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { quietLog } from '../../fakes/quiet.js'
import { freePorts } from '../../servers/ports.js'
import { aClient } from '../../story/samples.js'
import type { Around } from './environment.js'
import { environmentOf } from './environment.js'
import { processorTime } from './processor-time.js'

const PROGRAM = fileURLToPath(new URL('../../../dist/bot/main.js', import.meta.url))

export interface ServiceOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Flags of Node. */
  readonly flags?: readonly string[]
}

/** The built service in a process of its own, from its start to its end. */
export interface Service {
  readonly url: string
  readonly pid: number
  /** When it was started, as `performance.now()` counts. */
  readonly startedAt: number
  /** Resolves with the first line of its log that says this, and with the given count of such lines. @throws when it ends before */
  said(message: string, count?: number): Promise<void>
  /** Seconds of processor until now, with its readers of documents. */
  processorTime(): number
  /** As SIGTERM ends it. */
  end(): Promise<void>
}

/** How often the log has said each thing, and who waits for more of it. */
const createHearing = () => {
  const counts = new Map<string, number>()
  let waiting: (() => void)[] = []
  return {
    hear: (line: string): void => {
      const message = /"msg":"([^"]*)"/u.exec(line)?.[1]
      if (message === undefined) return
      counts.set(message, (counts.get(message) ?? 0) + 1)
      waiting.splice(0).forEach((look) => look())
    },
    until: async (message: string, count: number, isOver: () => boolean): Promise<void> => {
      while ((counts.get(message) ?? 0) < count) {
        if (isOver()) throw new Error(`the service ended before it said «${message}» ${count} times`)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    wake: (): void => waiting.splice(0).forEach((look) => look()),
  }
}

const addClient = async (dataDir: string): Promise<void> => {
  const store = await openLowdbStore({ dataDir, clock: systemClock, log: quietLog })
  await store.transact({}, (tx) => tx.putClient(aClient()))
  await store.close()
}

/** Starts it on a data folder of its own, which knows the client of the confirmations. */
export const startService = async (
  around: Around,
  { environment = {}, flags = [] }: ServiceOptions = {},
): Promise<Service> => {
  const dataDir = await mkdtemp(join(around.folder, 'data-'))
  await addClient(dataDir)
  const [port = 0] = await freePorts(1)
  const startedAt = performance.now()
  const child = spawn(process.execPath, [...flags, PROGRAM], {
    cwd: around.folder,
    env: { PATH: process.env['PATH'], ...environmentOf(around, { dataDir, port }), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const hearing = createHearing()
  createInterface({ input: child.stdout }).on('line', hearing.hear)
  const gone = once(child, 'exit').then(hearing.wake)
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    startedAt,
    said: (message, count = 1) => hearing.until(message, count, isOver),
    processorTime: () => processorTime(child.pid ?? 0),
    end: async () => {
      if (!isOver()) child.kill('SIGTERM')
      await gone
    },
  }
}
