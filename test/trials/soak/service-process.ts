import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Instant } from '../../../src/domain/time.js'
import type { Answer, OrderName, Orders } from './orders.js'

/** The service in its own process, as the trial sees it. */
export interface ServiceProcess {
  order<N extends OrderName>(name: N, takes: Orders[N]['takes']): Promise<Orders[N]['gives']>
  /** Ends the process if it has not ended yet. */
  end(): Promise<void>
}

type Settle = (answer: Answer) => void

/** Every answer goes to who waits for it; the end of the process to all. */
const listen = (child: ChildProcess) => {
  const waiting = new Map<number, Settle>()
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  child.on('exit', (code, signal) => {
    const fault = `the service's process ended: ${code ?? signal}`
    for (const [id, settle] of waiting) settle({ id, ok: false, fault })
    waiting.clear()
  })
  return (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(id, (answer) => (answer.ok ? resolve(answer.given) : reject(new Error(answer.fault))))
    })
}

/** @throws what kept it from starting */
export const startServiceProcess = async (
  start: Instant,
  env: Readonly<Record<string, string>>,
): Promise<ServiceProcess> => {
  const child = fork(fileURLToPath(new URL('service.ts', import.meta.url)), [start], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    env: { PATH: process.env['PATH'], ...env },
  })
  const answered = listen(child)
  let last = 0
  await answered(0)
  return {
    order: (name, takes) => {
      const id = ++last
      const given = answered(id)
      child.send({ ...takes, id, name })
      return given as Promise<Orders[typeof name]['gives']>
    },
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
