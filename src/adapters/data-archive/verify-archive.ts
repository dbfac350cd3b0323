import { createHash } from 'node:crypto'
import { ArchiveFault } from './archive-fault.js'
import { ARCHIVE_FORMAT, MANIFEST_FILE, manifestShape, parseSums, SUMS_FILE } from './manifest.js'
import type { Manifest } from './manifest.js'
import { readEntries } from './read-entries.js'
import type { ArchiveEntry } from './read-entries.js'

export interface VerifiedArchive {
  readonly manifest: Manifest
  /** Path in the archive → SHA-256. */
  readonly sums: ReadonlyMap<string, string>
}

const LARGEST_ACCOUNT = 512 * 1024 * 1024

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const textOf = async ({ path, size, content }: ArchiveEntry): Promise<string> => {
  if (size > LARGEST_ACCOUNT) throw new ArchiveFault('damaged', path)
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

const sumOf = async ({ path, linkpath, content }: ArchiveEntry, known: ReadonlyMap<string, string>) => {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  if (linkpath === null) return hash.digest('hex')
  const target = known.get(linkpath)
  if (target === undefined) throw new ArchiveFault('unsafe', path)
  return target
}

const parseManifest = (text: string | undefined, file: string): Manifest => {
  if (text === undefined) throw new ArchiveFault('incomplete', file)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ArchiveFault('damaged', MANIFEST_FILE, error)
  }
  const { success, data } = manifestShape.safeParse(value)
  if (!success) throw new ArchiveFault('damaged', MANIFEST_FILE)
  if (data.format > ARCHIVE_FORMAT) throw new ArchiveFault('other_version', data.version)
  return data
}

/** Every file that was put in is there, as it was put in, and no other. */
const compare = (expected: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): void => {
  for (const [path, sum] of expected) if (found.get(path) !== sum) throw new ArchiveFault('damaged', path)
  for (const path of found.keys()) if (!expected.has(path)) throw new ArchiveFault('damaged', path)
}

/**
 * Reads an archive whole and writes nothing.
 * @throws ArchiveFault
 */
export const verifyArchive = async (file: string): Promise<VerifiedArchive> => {
  const found = new Map<string, string>()
  const account = new Map<string, string>()
  await readEntries(file, async (entry) => {
    if (found.has(entry.path) || account.has(entry.path)) throw new ArchiveFault('unsafe', entry.path)
    if (entry.path === MANIFEST_FILE || entry.path === SUMS_FILE) account.set(entry.path, await textOf(entry))
    else found.set(entry.path, await sumOf(entry, found))
  })
  const manifest = parseManifest(account.get(MANIFEST_FILE), file)
  const text = account.get(SUMS_FILE) ?? ''
  const sums = parseSums(text)
  if (!sums || sha256(Buffer.from(text)) !== manifest.sums) throw new ArchiveFault('damaged', SUMS_FILE)
  compare(sums, found)
  return { manifest, sums }
}
