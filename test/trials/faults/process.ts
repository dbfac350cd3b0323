import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const SERVICE = fileURLToPath(new URL('../../../bot/main.ts', import.meta.url))
const TSX = import.meta.resolve('tsx')

export interface Ended {
  readonly code: number | null
  readonly seconds: number
}

/** The service as a process of its own, as systemd would start it. */
export interface ServiceProcess {
  /** What it has written to its terminal and its journal. */
  lines(): readonly string[]
  /** Resolves when it answers, or has ended without. */
  ready(): Promise<void>
  /** SIGTERM; how it ends. */
  terminate(): Promise<Ended>
  /** Resolves when it has ended by itself. */
  ended(): Promise<Ended>
  kill(): void
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok
  } catch {
    return false
  }
}

export const startProcess = (environment: Readonly<Record<string, string>>): ServiceProcess => {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--import', TSX, SERVICE], {
    cwd: tmpdir(),
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (data) => (said += String(data)))
  child.stderr.on('data', (data) => (said += String(data)))
  const exit = once(child, 'exit')
  const ended = async (): Promise<Ended> => {
    const from = performance.now()
    await exit
    return { code: child.exitCode, seconds: (performance.now() - from) / 1_000 }
  }
  return {
    lines: () => said.split('\n').filter((line) => line !== ''),
    async ready() {
      while (child.exitCode === null && !(await answers(`${environment['PUBLIC_URL'] ?? ''}/readyz`)))
        await delay(100)
    },
    terminate() {
      child.kill('SIGTERM')
      return ended()
    },
    ended,
    kill: () => void child.kill('SIGKILL'),
  }
}
