import { type ChildProcess, fork } from 'node:child_process'
import type { ReportWriter } from '../../ports.js'
import type { ReportAnswer, ReportRequest } from './messages.js'

/** Thousands of rows take a few seconds on a small machine; this is for one on its knees. */
const TIME_LIMIT_MS = 120_000

const answer = (child: ChildProcess, request: ReportRequest): Promise<ReportAnswer> =>
  new Promise((resolve, reject) => {
    child.once('message', (message: ReportAnswer) => resolve(message))
    child.on('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`the process that makes a report ended without one (${signal ?? code})`)),
    )
    child.send(request)
  })

/** Ends by itself when it has answered, or with us. */
const startChild = (): ChildProcess =>
  fork(new URL('./child.js', import.meta.url), {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })

/**
 * Makes .xlsx files, each in a process of its own: thousands of rows would keep the service from everything else for
 * seconds, and leave it with memory that it needs once a month.
 */
export const createExcelReport = ({ timeLimitMs = TIME_LIMIT_MS } = {}): ReportWriter => {
  const children = new Set<ChildProcess>()
  const write = async (workbook: ReportRequest): Promise<Uint8Array> => {
    const child = startChild()
    children.add(child)
    const late = setTimeout(() => child.kill('SIGKILL'), timeLimitMs)
    try {
      const given = await answer(child, workbook)
      if (given.type === 'failed') throw new Error(`a report could not be made: ${given.error}`)
      return given.content
    } finally {
      clearTimeout(late)
      children.delete(child)
    }
  }
  const stop = async (): Promise<void> => {
    for (const child of children) child.kill('SIGKILL')
  }
  return { write, stop }
}
