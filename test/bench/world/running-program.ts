import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program that goes on until it is stopped. */
export interface RunningProgram {
  readonly pid: number
  /** Its first line, which it prints when it is ready. */
  readonly said: string
  stop(): Promise<void>
}

/** Starts a program of Node with this environment and nothing of our own. @throws when it ends without a line */
export const startProgram = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<RunningProgram> => {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const [said] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone])
  if (typeof said !== 'string') throw new Error(`${args[0]} ended with ${said}`)
  return {
    pid: child.pid ?? 0,
    said,
    stop: async () => {
      child.kill()
      await gone
    },
  }
}
