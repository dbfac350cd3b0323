import { cp, mkdir, open, rename, truncate, writeFile } from 'node:fs/promises'
import { nodeFiles } from '../../../../src/adapters/lowdb-store/data-files.js'
import type { DataFiles, FileContent } from '../../../../src/adapters/lowdb-store/data-files.js'
import { createTurns } from '../../../../src/adapters/lowdb-store/one-at-a-time.js'

const inOne = (content: FileContent): Buffer =>
  content instanceof Uint8Array ? Buffer.from(content) : Buffer.concat(content)

const half = (content: FileContent): Buffer => inOne(content).subarray(0, inOne(content).length >> 1)

/** As the real files, without the waiting for the disk: no power goes in a test. */
export const unsyncedFiles: DataFiles = {
  ...nodeFiles,
  replace: async (path, content) => {
    await writeFile(`${path}.tmp`, inOne(content), { mode: 0o600 })
    await rename(`${path}.tmp`, path)
  },
  writeAt: async (path, position, content) => {
    const file = await open(path, position === 0 ? 'w' : 'r+', 0o600)
    await file.write(content, 0, content.byteLength, position)
    await file.close()
  },
  truncate,
}

/** The data folder as a process has left it that was killed at some moment. */
export interface Image<T> {
  readonly at: string
  readonly dataDir: string
  /** What was known at that moment. */
  readonly known: T
}

/** Files of which an image is taken before each change, and in the middle of what is not done at one stroke. `end` takes the last. */
export const imagingFiles = <T>(dataDir: string, known: () => T) => {
  const images: Image<T>[] = []
  const take = async (at: string): Promise<string> => {
    const image = { at: `${images.length} ${at}`, dataDir: `${dataDir}-${images.length}`, known: known() }
    await cp(dataDir, image.dataDir, { recursive: true })
    images.push(image)
    return image.dataDir
  }
  const short = (path: string): string => path.slice(dataDir.length + 1)
  const moved = (path: string, to: string): string => to + path.slice(dataDir.length)
  // One at a time: a folder is not copied while it changes.
  const inTurn = createTurns()
  const around = (what: string, act: () => Promise<void>, torn?: (image: string) => Promise<void>) => {
    return inTurn(async () => {
      await take(`before ${what}`)
      if (torn) await torn(await take(`within ${what}`))
      await act()
    })
  }
  const files: DataFiles = {
    ...unsyncedFiles,
    makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
    replace: (path, content) =>
      around(
        `replace ${short(path)}`,
        () => unsyncedFiles.replace(path, content),
        (image) => writeFile(`${moved(path, image)}.tmp`, half(content)),
      ),
    writeAt: (path, position, content) =>
      around(
        `write ${short(path)}`,
        () => unsyncedFiles.writeAt(path, position, content),
        (image) => unsyncedFiles.writeAt(moved(path, image), position, half(content)),
      ),
    truncate: (path, length) => around(`cut ${short(path)}`, () => unsyncedFiles.truncate(path, length)),
    remove: (path) => around(`remove ${short(path)}`, () => unsyncedFiles.remove(path)),
  }
  const end = async (): Promise<void> => void (await take('at the end'))
  return { files, images, end }
}
