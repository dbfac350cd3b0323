import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CLI = fileURLToPath(new URL('../../bot/cli/main.ts', import.meta.url))

/** Runs `npx control-oc …` as anybody would and gives the JSON object of each line that it prints. */
export const commandLines = async <Line>(...args: readonly string[]): Promise<readonly Line[]> => {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', CLI, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}
