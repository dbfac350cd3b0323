import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { storeSettings } from '../../stores/folder-store.js'

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const MAIN = fileURLToPath(new URL('../../../bot/cli/main.ts', import.meta.url))

export interface CliResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

type Settings = Readonly<Record<string, string>>

const runWith = (folder: string, args: readonly string[], env: Settings): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const options = { cwd: path.resolve(folder), env: { PATH: process.env['PATH'] ?? '', ...env } }
    const child = execFile(
      process.execPath,
      ['--import', TSX, MAIN, ...args],
      options,
      (error, stdout, stderr) => {
        if (child.exitCode === null) reject(error ?? new Error('control-oc was ended by a signal'))
        else resolve({ exitCode: child.exitCode, stdout, stderr })
      },
    )
  })

/**
 * Runs `control-oc` as a process of its own in a folder, with nothing of this process's environment but its PATH, and the address
 * of the store where that is not in the folder.
 */
export const runCli = async (
  folder: string,
  args: readonly string[],
  env: Settings = {},
): Promise<CliResult> => {
  const dataDir = env['DATA_DIR'] ?? path.join(folder, 'data')
  return runWith(folder, args, { ...(await storeSettings(dataDir)), ...env })
}
