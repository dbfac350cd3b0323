import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** What a piece of work took, in seconds. */
export interface Took {
  readonly seconds: number
  /** Of processor, on all cores together. */
  readonly processor: number
}

const PATIENCE_MS = 10 * 60_000

/** Runs another program to its end; it prints the seconds of processor that it has used. @throws when it fails */
export const runProgram = async (
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Took> => {
  const from = performance.now()
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE_MS,
  })
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (child.exitCode !== 0) throw new Error(`${args[0]} ended with ${child.exitCode ?? child.signalCode}`)
  return { seconds: (performance.now() - from) / 1_000, processor: Number(printed) }
}
