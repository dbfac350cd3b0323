import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { contentOf, place } from './disk.js'

/** As `sha256sum` writes it and `sha256sum -c` reads it (GNU coreutils). */
export const SUMS_FILE = 'SHA256SUMS'

const LINE = /^(?<sum>[0-9a-f]{64}) {2}(?<name>[^/]+)$/u

/** File name → SHA-256. Null where there is no such file; lines that are none are passed over. */
export const readSums = async (folder: string): Promise<ReadonlyMap<string, string> | null> => {
  const text = (await contentOf(join(folder, SUMS_FILE)))?.toString('utf8')
  if (text === undefined) return null
  const sums = new Map<string, string>()
  for (const line of text.split('\n')) {
    const { sum, name } = LINE.exec(line)?.groups ?? {}
    if (sum && name) sums.set(name, sum)
  }
  return sums
}

export const writeSums = (folder: string, sums: ReadonlyMap<string, string>): Promise<void> => {
  const names = [...sums.keys()].toSorted()
  const lines = names.map((name) => `${sums.get(name)}  ${name}\n`)
  return place(join(folder, SUMS_FILE), Buffer.from(lines.join('')), null)
}
