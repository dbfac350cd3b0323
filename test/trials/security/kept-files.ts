import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Attempts } from './attempts.js'
import { leakedIn } from './planted.js'

const everythingIn = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return [folder, ...names.map((name) => path.join(folder, name))]
}

const modeFault = async (file: string): Promise<string | null> => {
  const stat = await lstat(file)
  const wanted = stat.isDirectory() ? 0o700 : 0o600
  if (stat.isSymbolicLink()) return `${file} leads elsewhere`
  return (stat.mode & 0o777 & ~wanted) === 0 ? null : `${file} ${(stat.mode & 0o777).toString(8)}`
}

const holdsSecret = async (file: string, secrets: readonly string[]): Promise<string | null> => {
  if (!(await lstat(file)).isFile()) return null
  const [leaked] = leakedIn(await readFile(file, 'latin1'), secrets)
  return leaked === undefined ? null : `${file} holds ${leaked.slice(0, 12)}…`
}

/** Everything that a full run leaves on the disk: for its owner alone, and without a password in it. */
export const tryKeptFiles = async (
  folders: readonly string[],
  secrets: readonly string[],
  attempts: Attempts,
): Promise<void> => {
  for (const file of (await Promise.all(folders.map(everythingIn))).flat()) {
    attempts.note('files for their owner alone', await modeFault(file))
    attempts.note('files without a password', await holdsSecret(file, secrets))
  }
}
