import { createHash } from 'node:crypto'
import { constants, open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { orNull } from '../disk/index.js'
import { ArchiveFault } from './archive-fault.js'
import { plainFiles } from './contents.js'
import {
  CONTENT,
  FORMAT_WITH_STORE,
  FORMAT_WITHOUT_STORE,
  MANIFEST_FILE,
  SUMS_FILE,
  sumLine,
} from './manifest.js'
import type { Manifest } from './manifest.js'
import { endBlocks, headBlocks, padding } from './tar-blocks.js'

/** The store as it was committed last, as far as an archive must know it. */
export interface StoreGeneration {
  /**
   * Files of the store that are small enough to be held, by their path in the data folder; the live file is one of them. None
   * where the store is not in the folder: then only keys and documents are.
   */
  readonly files: ReadonlyMap<string, Buffer>
  /** Bytes that count of each append-only file, by its path in the data folder. */
  readonly logs: ReadonlyMap<string, number>
}

export interface ArchiveSource {
  readonly dataDir: string
  /** Null where there is no store. */
  readonly generation: () => Promise<StoreGeneration | null>
  /** Folders of append-only files. */
  readonly logFolders: readonly string[]
  /** Of the product. */
  readonly version: string
}

/** Where in the archive a content stands, and its checksum. */
interface Content {
  readonly path: string
  readonly sum: string
}

const CHUNK = 64 * 1024
/** Bytes; a smaller file costs less than a second look at it. */
const WORTH_A_LOOK = 4096
const LINE_FEED = 10

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const openOrNull = (path: string): Promise<FileHandle | null> => orNull(open(path, constants.O_RDONLY))

const isThere = async (path: string, ino: number): Promise<boolean> =>
  (await stat(path).catch(() => null))?.ino === ino

const endsLine = async (file: FileHandle, length: number): Promise<boolean> => {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, length - 1)
  return buffer[0] === LINE_FEED
}

/** Makes the bytes of a tar archive, one piece after the other, and keeps account of what is in it. */
export class ContentStream {
  readonly #source: ArchiveSource
  readonly #generation: StoreGeneration
  readonly #at: string
  readonly #sums: string[] = []
  /** Of files with several names: the first one, under which the content stands, and its checksum. */
  readonly #known = new Map<string, Content>()
  /** Larger contents by their checksums, and the sizes of these: of another size is another content. */
  readonly #large = new Map<string, Content>()
  readonly #sizes = new Set<number>()
  #bytes = 0

  constructor(source: ArchiveSource, generation: StoreGeneration, at: string) {
    this.#source = source
    this.#generation = generation
    this.#at = at
  }

  get files(): number {
    return this.#sums.length
  }

  /** The store first, since the documents that it names were written before it; the account of all last. */
  async *blocks(): AsyncGenerator<Buffer> {
    const { dataDir, logFolders } = this.#source
    for (const [path, content] of this.#generation.files) yield* this.#held(path, content)
    for (const [path, length] of this.#generation.logs) yield* this.#log(path, length)
    for await (const path of plainFiles(dataDir, logFolders)) yield* this.#plain(path)
    yield* this.#account()
    yield endBlocks()
  }

  /** Another file in its place, or a counted part that ends within a line, is of another generation than the live file. */
  async *#log(path: string, length: number): AsyncGenerator<Buffer> {
    const absolute = join(this.#source.dataDir, path)
    const file = await openOrNull(absolute)
    if (!file) throw new ArchiveFault('moved', path)
    try {
      const { mtime, ino } = await file.stat()
      yield* this.#content(path, file, length, mtime)
      if (!(await isThere(absolute, ino)) || !(await endsLine(file, length)))
        throw new ArchiveFault('moved', path)
    } finally {
      await file.close()
    }
  }

  /** What has gone since its folder was read was to go. */
  async *#plain(path: string): AsyncGenerator<Buffer> {
    const file = await openOrNull(join(this.#source.dataDir, path))
    if (!file) return
    try {
      const { dev, ino, nlink, size, mtime } = await file.stat()
      const key = `${dev}:${ino}`
      const known = (nlink > 1 && this.#known.get(key)) || (await this.#sameContent(file, size))
      if (known) return yield this.#link(path, known, mtime)
      const content = { path: CONTENT + path, sum: yield* this.#content(path, file, size, mtime) }
      if (nlink > 1) this.#known.set(key, content)
      if (size < WORTH_A_LOOK) return
      this.#sizes.add(size)
      this.#large.set(content.sum, content)
    } finally {
      await file.close()
    }
  }

  /** Where a file system has no second names, the export holds copies: they are looked at first. */
  async #sameContent(file: FileHandle, size: number): Promise<Content | undefined> {
    if (!this.#sizes.has(size)) return undefined
    const hash = createHash('sha256')
    for await (const chunk of file.createReadStream({ start: 0, autoClose: false }))
      hash.update(chunk as Buffer)
    return this.#large.get(hash.digest('hex'))
  }

  #link(path: string, known: Content, mtime: Date): Buffer {
    this.#sums.push(sumLine(known.sum, CONTENT + path))
    return headBlocks({ path: CONTENT + path, size: 0, mtime, linkpath: known.path })
  }

  async *#content(path: string, file: FileHandle, size: number, mtime: Date): AsyncGenerator<Buffer, string> {
    yield headBlocks({ path: CONTENT + path, size, mtime })
    const hash = createHash('sha256')
    for (let done = 0; done < size;) {
      const wanted = Math.min(CHUNK, size - done)
      // No larger than what is to be read: thousands of small documents would leave as many large buffers behind.
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, done)
      if (bytesRead === 0) throw new ArchiveFault('moved', path)
      const chunk = buffer.subarray(0, bytesRead)
      hash.update(chunk)
      done += bytesRead
      yield chunk
    }
    yield padding(size)
    this.#bytes += size
    const sum = hash.digest('hex')
    this.#sums.push(sumLine(sum, CONTENT + path))
    return sum
  }

  *#whole(path: string, content: Buffer): Generator<Buffer> {
    yield headBlocks({ path, size: content.length, mtime: new Date(this.#at) })
    yield content
    yield padding(content.length)
  }

  *#held(path: string, content: Buffer): Generator<Buffer> {
    this.#sums.push(sumLine(sha256(content), CONTENT + path))
    this.#bytes += content.length
    yield* this.#whole(CONTENT + path, content)
  }

  *#account(): Generator<Buffer> {
    const sums = Buffer.from(this.#sums.join(''))
    const manifest: Manifest = {
      format: this.#generation.files.size === 0 ? FORMAT_WITHOUT_STORE : FORMAT_WITH_STORE,
      version: this.#source.version,
      at: this.#at,
      files: this.#sums.length,
      bytes: this.#bytes,
      sums: sha256(sums),
    }
    yield* this.#whole(SUMS_FILE, sums)
    yield* this.#whole(MANIFEST_FILE, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  }
}
