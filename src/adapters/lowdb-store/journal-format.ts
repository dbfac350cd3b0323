import { createHash } from 'node:crypto'
import { bytesOf, frozen } from '../store-records/record.js'
import { StoreDamaged } from './errors.js'
import type { Commit, LastCommit } from './live-data.js'
import type { RecordOf, TableName } from './tables.js'
import { keyOf, TABLES } from './tables.js'

/**
 * The journal has a line for each commit, `{"commit":12,"sha256":"…","data":{…}}`. The hash is that of the hash of the commit
 * before and the bytes of `data`: a line that was changed, or that is of another history, is known by it.
 */
const HEAD = /^\{"commit":(\d{1,15}),"sha256":"([0-9a-f]{64})","data":/
const LONGEST_HEAD = 130
const FOOT = '}\n'
const LINE_FEED = 10
/** Of a block of the disk that never came to be written. JSON holds none. */
const NULS = Buffer.alloc(16)
const SECOND_HEAD = /.\{"commit":\d+,"sha256":"/

const tipOf = (before: string, data: Uint8Array): string =>
  createHash('sha256').update(before).update(data).digest('hex')

const joined = (pieces: readonly Buffer[]): Buffer =>
  Buffer.concat(pieces.flatMap((piece, index) => (index > 0 ? [Buffer.from(','), piece] : [piece])))

const tableOf = (name: TableName, changes: ReadonlyMap<string, object | null>): Buffer[] => {
  const entries = [...changes]
  if (entries.length === 0) return []
  const put = joined(entries.flatMap(([, record]) => (record === null ? [] : [bytesOf(record)])))
  const gone = entries.flatMap(([key, record]) => (record === null ? [key] : []))
  return [Buffer.from(`,"${name}":{"put":[`), put, Buffer.from(`],"gone":${JSON.stringify(gone)}}`)]
}

const dataOf = ({ sequence, committed, dropped, changes }: Commit): Buffer => {
  const first = JSON.stringify({ sequence, committed: Object.fromEntries(committed), dropped })
  const tables = TABLES.flatMap((name) => tableOf(name, changes[name]))
  return Buffer.concat([Buffer.from(first.slice(0, -1)), ...tables, Buffer.from('}')])
}

/** The line of a commit, and its hash. */
export const encodeCommit = (commit: Commit, before: string): { line: Buffer; tip: string } => {
  const data = dataOf(commit)
  const tip = tipOf(before, data)
  const head = `{"commit":${commit.number},"sha256":"${tip}","data":`
  return { line: Buffer.concat([Buffer.from(head), data, Buffer.from(FOOT)]), tip }
}

type StoredTables = {
  readonly [N in TableName]?: { readonly put: readonly RecordOf[N][]; readonly gone: readonly string[] }
}

interface StoredCommit extends Pick<Commit, 'sequence' | 'dropped'>, StoredTables {
  readonly committed: Readonly<Record<string, number>>
}

const changesOf = <N extends TableName>(name: N, stored: StoredTables): Map<string, RecordOf[N] | null> => {
  const { put = [], gone = [] }: Partial<NonNullable<StoredTables[N]>> = stored[name] ?? {}
  return new Map<string, RecordOf[N] | null>([
    ...gone.map((key) => [key, null] as const),
    ...put.map((record) => [keyOf(name, record), record] as const),
  ])
}

const toCommit = (number: number, data: Buffer): Commit => {
  const stored: StoredCommit = frozen(JSON.parse(data.toString('utf8')))
  return {
    number,
    sequence: stored.sequence,
    committed: new Map(Object.entries(stored.committed)),
    dropped: stored.dropped,
    changes: {
      positions: changesOf('positions', stored),
      clients: changesOf('clients', stored),
      reservations: changesOf('reservations', stored),
      outbox: changesOf('outbox', stored),
      reviews: changesOf('reviews', stored),
      announcements: changesOf('announcements', stored),
      notes: changesOf('notes', stored),
    },
  }
}

interface Line {
  readonly number: number
  readonly tip: string
  readonly data: Buffer
}

const parseLine = (line: Buffer): Line | null => {
  const found = HEAD.exec(line.toString('latin1', 0, LONGEST_HEAD))
  if (!found?.[1] || !found[2] || line.toString('latin1', line.length - FOOT.length) !== FOOT) return null
  const data = line.subarray(found[0].length, -FOOT.length)
  return { number: Number(found[1]), tip: found[2], data }
}

/** Reads the commits of a journal that a live file does not hold yet. */
export class JournalReader {
  readonly #path: string
  readonly #journal: Buffer
  /** The last one that the live file holds. */
  readonly #held: number
  #last: LastCommit
  #end = 0

  constructor(path: string, journal: Buffer, { commit, tip }: LastCommit) {
    this.#path = path
    this.#journal = journal
    this.#held = commit
    this.#last = { commit, tip }
  }

  /** Bytes of the lines that were read so far. What is behind the last of them was never committed. */
  get end(): number {
    return this.#end
  }

  /** With the hash of each. @throws StoreDamaged where one is not what was written, or is missing */
  *commits(): Generator<readonly [Commit, string]> {
    for (let line = this.#next(); line !== null; line = this.#next()) {
      const parsed = parseLine(line)
      const known = parsed && this.#place(parsed)
      if (!parsed || known === null) {
        if (this.#isTorn(line)) return
        throw this.#damage(line, parsed)
      }
      this.#end += line.length
      if (known) continue
      this.#last = { commit: parsed.number, tip: parsed.tip }
      yield [toCommit(parsed.number, parsed.data), parsed.tip]
    }
  }

  /** Whether the live file holds it. Null where it is not the commit that must come here. */
  #place({ number, tip, data }: Line): boolean | null {
    const { commit, tip: before } = this.#last
    const isBeforeAll = commit === this.#held && number <= commit
    if (isBeforeAll) return number < commit || tip === before ? true : null
    return number === commit + 1 && tip === tipOf(before, data) ? false : null
  }

  /** The next line with its line feed, or what is left of one. */
  #next(): Buffer | null {
    if (this.#end === this.#journal.length) return null
    const end = this.#journal.indexOf(LINE_FEED, this.#end)
    return this.#journal.subarray(this.#end, end < 0 ? undefined : end + 1)
  }

  #isLast(line: Buffer): boolean {
    return this.#end + line.length === this.#journal.length
  }

  /** What a crash in the middle of a write leaves: no end, or blocks without content. */
  #isTorn(line: Buffer): boolean {
    return this.#isLast(line) && (line.at(-1) !== LINE_FEED || line.includes(NULS))
  }

  #damage(line: Buffer, parsed: Line | null): StoreDamaged {
    const problem = `what stands at byte ${this.#end} is not commit ${this.#last.commit + 1}`
    const wayBack = this.#isOne(line, parsed) ? `truncate -s ${this.#end} '${this.#path}'` : null
    return new StoreDamaged(this.#path, problem, wayBack)
  }

  /** Whether nothing is lost without the line but the last commit. */
  #isOne(line: Buffer, parsed: Line | null): boolean {
    const isNext = parsed === null || parsed.number === this.#last.commit + 1
    return isNext && this.#isLast(line) && !SECOND_HEAD.test(line.toString('latin1'))
  }
}
