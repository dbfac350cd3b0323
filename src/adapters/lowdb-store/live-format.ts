import { createHash, webcrypto } from 'node:crypto'
import { bytesOf, frozen } from '../store-records/record.js'
import type { LastCommit, LiveData } from './live-data.js'
import { LiveState } from './live-data.js'
import { inSlices } from './slices.js'
import { TABLES } from './tables.js'

/**
 * The live file is one JSON object, `{"format":2,"sha256":"…","data":{…}}`, a record a line. The hash is that of
 * the bytes of `data`, exactly as they stand: a file that was cut, changed or half restored is known by it.
 * Format 1 was that of a store without a journal; it says of no commit that it is in it.
 */
export const FORMAT = 2
const FORMATS: readonly number[] = [1, FORMAT]
const HEAD = /^\{"format":(\d+),"sha256":"([0-9a-f]{64})","data":/
const head = (hash: string): string => `{"format":${FORMAT},"sha256":"${hash}","data":`
const HEAD_LENGTH = head('0'.repeat(64)).length
const FOOT = '}\n'

const EMPTY = Buffer.alloc(0)
const SEPARATOR = Buffer.from(',\n')

/** What is to be written, as it is now: the data go on while it is. */
const viewOf = ({ commit, tip, sequence, committed, ...tables }: LiveData) => ({
  firstLine: JSON.stringify({ commit, tip, sequence, committed: Object.fromEntries(committed) }).slice(0, -1),
  tables: TABLES.map((name) => [name, [...tables[name].values()] as readonly object[]] as const),
})

function* body({ firstLine, tables }: ReturnType<typeof viewOf>): Generator<Buffer> {
  yield Buffer.from(firstLine)
  for (const [name, records] of tables) {
    yield Buffer.from(`,\n"${name}":[`)
    for (const [index, record] of records.entries()) {
      yield index > 0 ? SEPARATOR : EMPTY
      yield bytesOf(record)
    }
    yield Buffer.from(']')
  }
  yield Buffer.from('\n}')
}

/** The data as they are when it is called, made piece by piece between other work. */
export const encodeLive = async (data: LiveData): Promise<readonly Uint8Array[]> => {
  const hash = createHash('sha256')
  const blocks = await inSlices(body(viewOf(data)), (block) => hash.update(block))
  return [Buffer.from(head(hash.digest('hex'))), ...blocks, Buffer.from(FOOT)]
}

/** What a live file says before its records, which would hold the event loop up. */
export interface LiveHead extends LastCommit {
  readonly isOfThisFormat: boolean
  readonly committed: ReadonlyMap<string, number>
}

/** No record can hold a line feed before the first line's end. */
const headOf = (data: Buffer, format: number, hash: string): LiveHead => {
  const firstLine = data.toString('utf8', 0, data.indexOf(',\n'))
  const { commit = 0, tip = hash, committed }: Stored = JSON.parse(`${firstLine}}`)
  return { isOfThisFormat: format === FORMAT, commit, tip, committed: new Map(Object.entries(committed)) }
}

/** Null where the file is not whole. */
export const readHead = async (file: Buffer): Promise<LiveHead | null> => {
  const found = HEAD.exec(file.toString('latin1', 0, HEAD_LENGTH))
  if (!found?.[2] || !FORMATS.includes(Number(found[1]))) return null
  const data = file.subarray(HEAD_LENGTH, -FOOT.length)
  // In the pool of threads, not in the event loop.
  const hash = await webcrypto.subtle.digest('SHA-256', Uint8Array.from(data))
  return Buffer.from(hash).toString('hex') === found[2] ? headOf(data, Number(found[1]), found[2]) : null
}

type Stored = Partial<LastCommit> &
  Omit<NonNullable<ConstructorParameters<typeof LiveState>[0]>, 'commit' | 'tip'>

export type DecodedLive =
  | { readonly ok: true; readonly format: number; readonly live: LiveState }
  | { readonly ok: false; readonly problem: string; readonly isOfAnotherVersion?: true }

export const decodeLive = (file: Buffer): DecodedLive => {
  const [, format, expected = ''] = HEAD.exec(file.toString('latin1', 0, HEAD_LENGTH)) ?? []
  if (format === undefined)
    return { ok: false, problem: file.length === 0 ? 'it is empty' : 'it does not begin as it should' }
  if (!FORMATS.includes(Number(format)))
    return { ok: false, problem: `format ${format} is of another version`, isOfAnotherVersion: true }
  const data = file.subarray(HEAD_LENGTH, -FOOT.length)
  const whole = file.toString('latin1', file.length - FOOT.length) === FOOT
  const hash = createHash('sha256').update(data).digest('hex')
  if (!whole || hash !== expected) return { ok: false, problem: 'its checksum is wrong' }
  const stored: Stored = JSON.parse(data.toString('utf8'))
  return {
    ok: true,
    format: Number(format),
    live: new LiveState({ commit: 0, tip: hash, ...frozen(stored) }),
  }
}
