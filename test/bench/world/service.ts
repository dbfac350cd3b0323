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
import { startLine } from '../../servers/start-line.js'
import { aClient } from '../../story/samples.js'
import type { Around } from './environment.js'
import { environmentOf } from './environment.js'
import { readMetrics } from './metrics.js'
import { processorTime } from './processor-time.js'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

export interface ServiceOptions {
  /** Default: a new one, which knows the client of the confirmations and nothing else. */
  readonly dataDir?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Further flags of Node. */
  readonly flags?: readonly string[]
}

/** The built service in a process of its own, from its start to its end. */
export interface Service {
  readonly url: string
  readonly pid: number
  /** When it was started, as `performance.now()` counts. */
  readonly startedAt: number
  /** Resolves with the first line of its log that says this, and with the given count of such lines. @throws when it ends before, or does not say it in ten minutes */
  said(message: string, count?: number): Promise<void>
  /** What its page of metrics says, by name; of those with labels, their sum. */
  metrics(): Promise<ReadonlyMap<string, number>>
  /** Seconds of processor until now, with its readers of documents. */
  processorTime(): number
  /** As SIGTERM ends it. */
  end(): Promise<void>
}

/** Longer than any service needs to say anything: a bench ends, whatever it waits for. */
const PATIENCE_MS = 10 * 60_000

/** How often the log has said each thing, and who waits for more of it. */
const createHearing = () => {
  const counts = new Map<string, number>()
  let waiting: (() => void)[] = []
  const wake = (): void => waiting.splice(0).forEach((look) => look())
  return {
    hear: (line: string): void => {
      const message = /"msg":"([^"]*)"/u.exec(line)?.[1]
      if (message === undefined) return
      counts.set(message, (counts.get(message) ?? 0) + 1)
      wake()
    },
    until: async (message: string, count: number, isOver: () => boolean): Promise<void> => {
      const from = performance.now()
      const late = setTimeout(wake, PATIENCE_MS).unref()
      while ((counts.get(message) ?? 0) < count) {
        if (isOver() || performance.now() - from >= PATIENCE_MS)
          throw new Error(`the service did not say «${message}» ${count} times`)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      clearTimeout(late)
    },
    wake,
  }
}

const newDataDir = async ({ folder }: Around): Promise<string> => {
  const dataDir = await mkdtemp(join(folder, 'data-'))
  const store = await openLowdbStore({ dataDir, clock: systemClock, log: quietLog })
  await store.transact({}, (tx) => tx.putClient(aClient()))
  await store.close()
  return dataDir
}

/** Starts it as `npm start` does, as a process of its own. */
export const startService = async (
  around: Around,
  { dataDir: given, environment = {}, flags = [] }: ServiceOptions = {},
): Promise<Service> => {
  const { options, program } = startLine()
  const dataDir = given ?? (await newDataDir(around))
  const [port = 0] = await freePorts(1)
  const startedAt = performance.now()
  const child = spawn(process.execPath, [...options, ...flags, join(ROOT, program)], {
    cwd: around.folder,
    env: { PATH: process.env['PATH'], ...environmentOf(around, { dataDir, port }), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const hearing = createHearing()
  createInterface({ input: child.stdout }).on('line', hearing.hear)
  const gone = once(child, 'exit').then(hearing.wake)
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    pid: child.pid ?? 0,
    startedAt,
    said: (message, count = 1) => hearing.until(message, count, isOver),
    metrics: () => readMetrics(url),
    processorTime: () => processorTime(child.pid ?? 0),
    end: async () => {
      if (!isOver()) child.kill('SIGTERM')
      await gone
    },
  }
}
