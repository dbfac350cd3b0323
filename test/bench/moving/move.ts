import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const PROGRAM = join(ROOT, 'dist/bot/cli/main.js')
const WATCHING = new URL('peak-memory.mjs', import.meta.url)

/** What a move took. */
export interface Move {
  readonly seconds: number
  /** Records that it says it has moved: a row or a line each. */
  readonly records: number
  /** Resident memory of the process at most, in MiB. */
  readonly peakMib: number
}

const peakIn = (status: string): number => Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1]) / 1024

/** Kinds stand one a line, each with its count: `  Correos recibidos            100.000  3f0c…`. */
const COUNT = /^ {2}\p{Lu}.*?\s([\d.]+)(?:\s|$)/gmu

/** How many records it says that it has moved. */
export const recordsTold = (output: string): number =>
  [...output.matchAll(COUNT)].reduce((sum, [, count = '']) => sum + Number(count.replaceAll('.', '')), 0)

/** `control-oc migrate-store FROM TO` in a process of its own, its checks included. `folder`: where it may put a file. @throws when it refuses */
export const move = async (from: string, to: string, folder: string): Promise<Move> => {
  const peakFile = join(folder, 'peak')
  const began = performance.now()
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', WATCHING.href, PROGRAM, 'migrate-store', from, to],
    { cwd: folder, env: { PATH: process.env['PATH'], PEAK_MEMORY_FILE: peakFile } },
  )
  return {
    seconds: (performance.now() - began) / 1_000,
    records: recordsTold(stdout),
    peakMib: peakIn(await readFile(peakFile, 'utf8')),
  }
}
