import { join } from 'node:path'
import type { Logger } from '../../ports.js'
import type { DataFiles } from './data-files.js'
import { StoreDamaged } from './errors.js'
import { indexPath, loadIndex, saveIndex, snapshotOf } from './index-file.js'
import { hashOf, MarkTable } from './mark-table.js'
import { bytesOf, frozen } from '../store-records/record.js'
import { lineAt, linesBackward, linesForward } from './text-lines.js'

/** Where a line stands; months and offsets grow with time. */
export interface LinePosition {
  readonly month: string
  readonly offset: number
}

export interface NewLine<T> {
  readonly month: string
  readonly record: T
}

/** Lines that are on disk and not yet committed. */
export interface Appended<T> {
  /** Name of the file (`mails/2026-03`) → its length with the lines. */
  readonly lengths: ReadonlyMap<string, number>
  readonly lines: readonly (NewLine<T> & LinePosition)[]
}

interface Month {
  readonly path: string
  table: MarkTable
  /** Committed bytes, all of them in the table. */
  length: number
  /** Bytes that the index file covers. */
  saved: number
}

export interface MonthlyLogOptions<T> {
  readonly name: string
  readonly dataDir: string
  readonly files: DataFiles
  readonly log: Logger
  readonly marksOf: (record: T) => readonly string[]
}

const SAVE_AFTER_BYTES = 2 << 20
const SAVE_AFTER_SHARE = 0.05
const LINE_FEED = Buffer.from('\n')

const BLANK = 0x20

/** JSON may be followed by blanks (RFC 8259, section 2). */
const writeWithin = (place: Buffer, bytes: Buffer): void => {
  if (bytes.length > place.length) throw new Error('a revised record must not be longer than it was')
  place.fill(BLANK)
  place.set(bytes)
}

export const newestFirst = (a: LinePosition, b: LinePosition): number =>
  a.month === b.month ? b.offset - a.offset : a.month < b.month ? 1 : -1

/**
 * Append-only lines by month, found by their marks. Knows committed lines only: `append` puts lines on disk, and
 * `commit` makes them count once the live file does.
 */
export class MonthlyLog<T extends object> {
  readonly #options: MonthlyLogOptions<T>
  readonly #months = new Map<string, Month>()
  #saving: Promise<void> = Promise.resolve()

  constructor(options: MonthlyLogOptions<T>) {
    this.#options = options
  }

  get months(): readonly string[] {
    return [...this.#months.keys()].sort()
  }

  /** Reads the indexes of the months, and those lines that they do not cover. @throws StoreDamaged */
  async open(committed: ReadonlyMap<string, number>): Promise<void> {
    for (const [file, length] of committed) {
      const [name, month] = file.split('/')
      if (name === this.#options.name && month) this.#months.set(month, await this.#openMonth(month, length))
    }
  }

  /** Writes lines behind what is committed, fsynced. Lines of an append that was never committed are written over. */
  async append(lines: readonly NewLine<T>[]): Promise<Appended<T>> {
    const months = [...new Set(lines.map((line) => line.month))]
    const appended = months.map((month) =>
      this.#appendTo(
        month,
        lines.filter((line) => line.month === month),
      ),
    )
    const done = await Promise.all(appended)
    return {
      lengths: new Map(done.map(({ name, length }) => [name, length])),
      lines: done.flatMap((month) => month.lines),
    }
  }

  commit(appended: Appended<T>): void {
    for (const { month, offset, record } of appended.lines) {
      const { table } = this.#month(month)
      for (const mark of this.#options.marksOf(record)) table.add(hashOf(mark), offset)
    }
    for (const [name, length] of appended.lengths) {
      const month = this.#month(name.slice(this.#options.name.length + 1))
      month.length = length
      if (length - month.saved > Math.max(SAVE_AFTER_BYTES, length * SAVE_AFTER_SHARE)) this.#save(month)
    }
  }

  /** Where lines with the mark stand, newest first; a line found may, very seldom, bear another mark. */
  find(mark: string): readonly LinePosition[] {
    const hash = hashOf(mark)
    const found = [...this.#months].flatMap(([month, { table }]) =>
      table.offsets(hash).map((offset) => ({ month, offset })),
    )
    return found.sort(newestFirst)
  }

  async read(position: LinePosition): Promise<T> {
    const { path, length } = this.#month(position.month)
    return frozen(this.#parse(path, await lineAt(this.#options.files, path, position.offset, length)))
  }

  /** The newest line with the mark for which `matches` holds. */
  async newest(mark: string, matches: (record: T) => boolean): Promise<T | null> {
    for (const position of this.find(mark)) {
      const record = await this.read(position)
      if (matches(record)) return record
    }
    return null
  }

  /** The lines of a month from an offset on, oldest first. */
  async *forward(month: string, from = 0): AsyncGenerator<{ position: LinePosition; record: T }> {
    const { path, length } = this.#month(month)
    for await (const { offset, text } of linesForward(this.#options.files, path, from, length))
      yield { position: { month, offset }, record: frozen(this.#parse(path, text)) }
  }

  /** All lines of a month, newest first. */
  async *backward(month: string): AsyncGenerator<T> {
    const { path, length } = this.#month(month)
    for await (const text of linesBackward(this.#options.files, path, length))
      yield frozen(this.#parse(path, text))
  }

  /**
   * Puts other records in the place of committed ones, in one replacement of the file. Each begins where the old one began,
   * with blanks behind it up to the old one's end: what is committed, and where marks lead, stays as it is. Gives their count.
   */
  async revise(month: string, change: (record: T) => T): Promise<number> {
    const known = this.#month(month)
    const { files } = this.#options
    const content = await files.read(known.path)
    if (!content || content.length < known.length) throw new StoreDamaged(known.path, 'it ends too early')
    const changed = this.#reviseLines(known, content, change)
    if (changed === 0) return 0
    await files.replace(known.path, content)
    this.#save(known)
    return changed
  }

  /** Forgets a month that is no longer committed, and takes its files away. */
  async drop(month: string): Promise<void> {
    const { path } = this.#month(month)
    this.#months.delete(month)
    await this.#saving
    await this.#options.files.remove(path)
    await this.#options.files.remove(indexPath(path))
  }

  async close(): Promise<void> {
    for (const month of this.#months.values()) if (month.saved !== month.length) this.#save(month)
    await this.#saving
  }

  #month(month: string): Month {
    const known = this.#months.get(month)
    if (known) return known
    const { dataDir, name } = this.#options
    const fresh = { path: join(dataDir, name, `${month}.jsonl`), table: new MarkTable(), length: 0, saved: 0 }
    this.#months.set(month, fresh)
    return fresh
  }

  async #openMonth(month: string, length: number): Promise<Month> {
    const { files } = this.#options
    const { path } = this.#month(month)
    const size = await files.size(path)
    if (size === null) throw new StoreDamaged(path, 'it is missing')
    if (size < length) throw new StoreDamaged(path, `it has ${size} bytes of ${length}`)
    const index = await loadIndex(files, path, length)
    const table = index?.table ?? new MarkTable()
    const saved = index?.covers ?? 0
    await this.#readMarks(path, table, saved, length)
    return { path, table, length, saved }
  }

  async #readMarks(path: string, table: MarkTable, from: number, to: number): Promise<void> {
    for await (const { offset, text } of linesForward(this.#options.files, path, from, to)) {
      for (const mark of this.#options.marksOf(this.#parse(path, text))) table.add(hashOf(mark), offset)
    }
  }

  async #appendTo(month: string, lines: readonly NewLine<T>[]) {
    const { path, length } = this.#month(month)
    let end = length
    const placed = lines.map((line) => {
      const offset = end
      end += bytesOf(line.record).length + LINE_FEED.length
      return { ...line, offset }
    })
    const bytes = Buffer.concat(lines.flatMap((line) => [bytesOf(line.record), LINE_FEED]))
    await this.#options.files.writeAt(path, length, bytes)
    return { name: `${this.#options.name}/${month}`, length: end, lines: placed }
  }

  #reviseLines({ path, length }: Month, content: Buffer, change: (record: T) => T): number {
    let changed = 0
    for (let start = 0; start < length;) {
      const end = content.indexOf(LINE_FEED, start)
      const record = frozen(this.#parse(path, content.toString('utf8', start, end)))
      const next = change(record)
      if (next !== record) {
        writeWithin(content.subarray(start, end), bytesOf(next))
        changed += 1
      }
      start = end + LINE_FEED.length
    }
    return changed
  }

  #parse(path: string, text: string): T {
    try {
      const record: T = JSON.parse(text)
      return record
    } catch (error) {
      throw new StoreDamaged(path, 'a line is no JSON', null, error)
    }
  }

  #save(month: Month): void {
    const { files, log } = this.#options
    const index = snapshotOf({ covers: month.length, table: month.table })
    month.saved = month.length
    this.#saving = this.#saving
      .then(() => saveIndex(files, month.path, index))
      .catch((error: unknown) => log.warn({ file: month.path, error }, 'index not saved'))
  }
}
