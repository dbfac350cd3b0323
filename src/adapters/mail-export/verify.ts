import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { orNull } from '../disk/index.js'
import { namesIn } from './disk.js'
import { entriesIn, entryName, exportRoot } from './layout.js'
import type { ExportEntry } from '../../ports.js'
import { readSums, SUMS_FILE } from './sums.js'

/**
 * `absent`: an entry that is to be there. `without_sums`: nobody can say what an entry held. `unknown`: a file of which
 * `SHA256SUMS` says nothing.
 */
export interface ExportProblem {
  readonly code: 'absent' | 'missing' | 'changed' | 'unknown' | 'without_sums'
  /** Below the export. */
  readonly path: string
}

export interface ExportVerified {
  readonly entries: number
  readonly files: number
  readonly problems: readonly ExportProblem[]
}

/** Null where there is no such file. */
const sumOf = async (path: string): Promise<string | null> => {
  const hash = createHash('sha256')
  const read = await orNull(pipeline(createReadStream(path), hash).then(() => true))
  return read === null ? null : hash.digest('hex')
}

const codeOf = (sum: string | null, expected: string): ExportProblem['code'] | null =>
  sum === null ? 'missing' : sum === expected ? null : 'changed'

const problemsOf = async (
  root: string,
  entry: string,
  sums: ReadonlyMap<string, string>,
): Promise<readonly ExportProblem[]> => {
  const problems: ExportProblem[] = []
  for (const [name, expected] of sums) {
    const code = codeOf(await sumOf(join(root, entry, name)), expected)
    if (code) problems.push({ code, path: `${entry}/${name}` })
  }
  const others = (await namesIn(join(root, entry))).filter((name) => name !== SUMS_FILE && !sums.has(name))
  return [...problems, ...others.map((name) => ({ code: 'unknown' as const, path: `${entry}/${name}` }))]
}

type Wanted = Pick<ExportEntry, 'locator' | 'kind' | 'key'>

/**
 * Reads all that is kept and holds it against its checksums, as `sha256sum -c` does in each folder, and against what is to be
 * there at least. Changes nothing.
 */
export const verifyExport = async (dataDir: string, wanted: Iterable<Wanted>): Promise<ExportVerified> => {
  const root = exportRoot(dataDir)
  const absent = new Set([...wanted].map(entryName))
  const problems: ExportProblem[] = []
  let entries = 0
  let files = 0
  for await (const entry of entriesIn(root)) {
    entries += 1
    absent.delete(entry.slice(entry.indexOf('/') + 1))
    const sums = await readSums(join(root, entry))
    files += sums?.size ?? 0
    if (sums) problems.push(...(await problemsOf(root, entry, sums)))
    else problems.push({ code: 'without_sums', path: entry })
  }
  problems.push(...[...absent].map((path) => ({ code: 'absent' as const, path })))
  return { entries, files, problems }
}
