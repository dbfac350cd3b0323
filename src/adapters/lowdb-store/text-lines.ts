import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'

const FORWARD_BYTES = 1 << 20
const SINGLE_BYTES = 1 << 14
const LINE_FEED = 10

export interface TextLine {
  readonly offset: number
  readonly text: string
}

const blockAt = async (files: DataFiles, path: string, from: number, to: number): Promise<Buffer> => {
  const block = await files.readAt(path, from, to - from)
  if (block.length < to - from) throw new StoreDamaged(path, `it ends before byte ${to}`)
  return block
}

/** The lines that begin at `from` and end at `to`, in their order. */
export async function* linesForward(
  files: DataFiles,
  path: string,
  from: number,
  to: number,
): AsyncGenerator<TextLine> {
  let rest: Buffer = Buffer.alloc(0)
  for (let position = from; position < to; position += FORWARD_BYTES) {
    const block = await blockAt(files, path, position, Math.min(position + FORWARD_BYTES, to))
    const base = position - rest.length
    const text = Buffer.concat([rest, block])
    let start = 0
    for (let end = text.indexOf(LINE_FEED); end >= 0; end = text.indexOf(LINE_FEED, start)) {
      yield { offset: base + start, text: text.toString('utf8', start, end) }
      start = end + 1
    }
    rest = text.subarray(start)
  }
  if (rest.length > 0) throw new StoreDamaged(path, `no line ends at byte ${to}`)
}

/** The lines before `to`, last one first. */
export async function* linesBackward(files: DataFiles, path: string, to: number): AsyncGenerator<string> {
  let later: Buffer = Buffer.alloc(0)
  for (let end = to; end > 0;) {
    const start = Math.max(0, end - FORWARD_BYTES)
    const text = Buffer.concat([await blockAt(files, path, start, end), later])
    // What stands before the first line feed may have begun in the block before.
    const whole = start === 0 ? 0 : text.indexOf(LINE_FEED) + 1
    yield* text.toString('utf8', whole).split('\n').filter(Boolean).reverse()
    later = text.subarray(0, whole)
    end = start
  }
}

/** The one line that begins at an offset. */
export const lineAt = async (files: DataFiles, path: string, offset: number, to: number): Promise<string> => {
  let text: Buffer = Buffer.alloc(0)
  for (let length = SINGLE_BYTES; ; length *= 4) {
    const end = Math.min(offset + length, to)
    text = await blockAt(files, path, offset, end)
    const lineEnd = text.indexOf(LINE_FEED)
    if (lineEnd >= 0) return text.toString('utf8', 0, lineEnd)
    if (end === to) throw new StoreDamaged(path, `no line begins at byte ${offset}`)
  }
}
