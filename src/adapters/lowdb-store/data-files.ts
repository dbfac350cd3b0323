import { constants, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { orNull, syncFolder } from '../disk/index.js'

/** Whole, or in pieces that stand one behind the other. */
export type FileContent = Uint8Array | readonly Uint8Array[]

/** What the store asks of a file system. Tests put faults behind it. */
export interface DataFiles {
  /** Makes it, with what leads to it, for the owner alone. */
  readonly makeFolder: (path: string) => Promise<void>
  /** Names in a folder; none where there is no folder. */
  readonly list: (path: string) => Promise<readonly string[]>
  /** Null where there is no file. */
  readonly read: (path: string) => Promise<Buffer | null>
  /** In bytes; null where there is no file. */
  readonly size: (path: string) => Promise<number | null>
  /** Shorter than `length` where the file ends before. */
  readonly readAt: (path: string, position: number, length: number) => Promise<Buffer>
  /** Puts a whole file in the place of another: a crash leaves the one or the other. Durable when it resolves. */
  readonly replace: (path: string, content: FileContent) => Promise<void>
  /** Writes at a position of a file that may be new. Durable when it resolves. */
  readonly writeAt: (path: string, position: number, content: Uint8Array) => Promise<void>
  readonly truncate: (path: string, length: number) => Promise<void>
  readonly remove: (path: string) => Promise<void>
}

const FOR_OWNER = 0o600

const writeWhole = async (path: string, content: FileContent): Promise<void> => {
  const file = await open(path, 'w', FOR_OWNER)
  try {
    // writeFile goes on after a short write, which a nearly full disk answers with: a single write() would not.
    for (const piece of content instanceof Uint8Array ? [content] : content) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

const replace = async (path: string, content: FileContent): Promise<void> => {
  const temporary = `${path}.tmp`
  try {
    await writeWhole(temporary, content)
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

const writeAt = async (path: string, position: number, content: Uint8Array): Promise<void> => {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT, FOR_OWNER)
  try {
    for (let done = 0; done < content.byteLength;) {
      const { bytesWritten } = await file.write(content, done, content.byteLength - done, position + done)
      done += bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (position === 0) await syncFolder(dirname(path))
}

const readAt = async (path: string, position: number, length: number): Promise<Buffer> => {
  const file = await open(path, constants.O_RDONLY)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const truncate = async (path: string, length: number): Promise<void> => {
  const file = await open(path, constants.O_WRONLY)
  try {
    await file.truncate(length)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The real file system. Files are for their owner alone (0600), folders too (0700). */
export const nodeFiles: DataFiles = {
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  list: async (path) => (await orNull(readdir(path))) ?? [],
  read: (path) => orNull(readFile(path)),
  size: async (path) => (await orNull(stat(path)))?.size ?? null,
  readAt,
  replace,
  writeAt,
  truncate,
  remove: (path) => rm(path, { force: true }),
}
