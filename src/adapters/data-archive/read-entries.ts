import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Header, Pax } from 'tar'
import { ArchiveFault } from './archive-fault.js'
import { ByteSource } from './byte-source.js'
import { CONTENT, MANIFEST_FILE, SUMS_FILE } from './manifest.js'
import { BLOCK, padding } from './tar-blocks.js'

export interface ArchiveEntry {
  readonly path: string
  readonly size: number
  /** Another path that came before and has the same content; null for a file. */
  readonly linkpath: string | null
  readonly content: AsyncGenerator<Buffer>
}

const FILES = new Set(['File', 'OldFile'])
const LARGEST_PAX = 64 * 1024

const isPlain = (path: string): boolean =>
  path.startsWith(CONTENT) &&
  !/[\\\0\n\r]/u.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

const isExpected = (path: string): boolean => path === MANIFEST_FILE || path === SUMS_FILE || isPlain(path)

interface Head {
  readonly path: string
  readonly size: number
  readonly type: string
  readonly linkpath: string
}

/** What stands in the blocks before (POSIX.1-2001, pax) holds for the path and the link, however long they are. */
const readHead = (block: Buffer, pax: Pax | null): Head | null => {
  const header = new Header(block, 0, pax ?? undefined)
  if (!header.cksumValid) return null
  const { size = 0, type } = header
  return {
    size,
    type,
    path: pax?.path ?? header.path ?? '',
    linkpath: pax?.linkpath ?? header.linkpath ?? '',
  }
}

/** Files, and links to files before them, below one folder: nothing else is ever in an archive of ours. */
const toEntry = ({ path, size, type, linkpath }: Head, bytes: ByteSource, file: string): ArchiveEntry => {
  const isLink = type === 'Link' && isPlain(linkpath)
  if (!isExpected(path) || !(isLink || FILES.has(type))) throw new ArchiveFault('unsafe', path)
  if (isLink) return { path, size: 0, linkpath, content: contentOf(bytes, 0, file) }
  return { path, size, linkpath: null, content: contentOf(bytes, size, file) }
}

async function* contentOf(bytes: ByteSource, size: number, file: string): AsyncGenerator<Buffer> {
  for (let left = size; left > 0;) {
    const piece = await bytes.some(left)
    if (!piece) throw new ArchiveFault('incomplete', file)
    left -= piece.length
    yield piece
  }
  if (padding(size).length > 0 && !(await bytes.exactly(padding(size).length)))
    throw new ArchiveFault('incomplete', file)
}

const readPax = async (bytes: ByteSource, size: number, file: string): Promise<Pax> => {
  if (size > LARGEST_PAX) throw new ArchiveFault('damaged', file)
  const pieces: Buffer[] = []
  for await (const piece of contentOf(bytes, size, file)) pieces.push(piece)
  return Pax.parse(Buffer.concat(pieces).toString('utf8'))
}

/** Whoever takes an entry reads its content to the end before asking for the next one. */
async function* entriesOf(bytes: ByteSource, file: string): AsyncGenerator<ArchiveEntry> {
  let pax: Pax | null = null
  for (let count = 0; ; count++) {
    const block = await bytes.exactly(BLOCK)
    if (!block) throw new ArchiveFault('incomplete', file)
    // Two blocks of zeros end an archive; one is enough to know.
    if (block.every((byte) => byte === 0)) return
    const head = readHead(block, pax)
    if (!head) throw new ArchiveFault(count === 0 ? 'not_archive' : 'damaged', file)
    pax = head.type === 'ExtendedHeader' ? await readPax(bytes, head.size, file) : null
    if (!pax) yield toEntry(head, bytes, file)
  }
}

const CODES: Readonly<Record<string, ArchiveFault['code']>> = {
  ENOENT: 'not_found',
  EISDIR: 'not_archive',
  Z_BUF_ERROR: 'incomplete',
}

const asFault = (error: unknown, file: string): unknown => {
  if (error instanceof ArchiveFault || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (error.message === 'incorrect header check') return new ArchiveFault('not_archive', file, error)
  const known = CODES[code] ?? (code.startsWith('Z_') ? 'damaged' : null)
  return known ? new ArchiveFault(known, file, error) : error
}

/**
 * Hands over what is in an archive, one after the other, in its order; `take` reads each content to its end.
 * @throws ArchiveFault, or what `take` throws
 */
export const readEntries = async (
  file: string,
  take: (entry: ArchiveEntry) => Promise<void>,
): Promise<void> => {
  try {
    await pipeline(createReadStream(file), createGunzip(), async (stream: AsyncIterable<Buffer>) => {
      const bytes = new ByteSource(stream)
      for await (const entry of entriesOf(bytes, file)) await take(entry)
      // The checksum of gzip stands behind all.
      while (await bytes.some(BLOCK));
    })
  } catch (error) {
    throw asFault(error, file)
  }
}
