import { createHash, webcrypto } from 'node:crypto'
import type { Client } from '../../domain/client.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Announcement, FolderPosition, Note } from '../../ports.js'
import { positionKey } from '../store-records/changes.js'
import type { LiveData } from './live-data.js'
import { bytesOf, frozen } from '../store-records/record.js'

/**
 * The live file is one JSON object, `{"format":1,"sha256":"…","data":{…}}`, a record a line. The hash is that of
 * the bytes of `data`, exactly as they stand: a file that was cut, changed or half restored is known by it.
 */
const FORMAT = 1
const HEAD = /^\{"format":(\d+),"sha256":"([0-9a-f]{64})","data":/
const head = (hash: string): string => `{"format":${FORMAT},"sha256":"${hash}","data":`
const BLANK_HEAD = head('0'.repeat(64))
const FOOT = '}\n'

interface StoredLive {
  readonly sequence: number
  readonly committed: Readonly<Record<string, number>>
  readonly reservations: readonly Reservation[]
  readonly outbox: readonly AnyOutboxMail[]
  readonly reviews: readonly ReviewItem[]
  readonly announcements: readonly Announcement[]
  readonly positions: readonly FolderPosition[]
  readonly clients: readonly Client[]
  readonly notes: readonly Note[]
}

const EMPTY = Buffer.alloc(0)
const SEPARATOR = Buffer.from(',\n')

const table = (name: string, records: ReadonlyMap<string, object>): Buffer[] => {
  const pieces: Buffer[] = [Buffer.from(`,\n"${name}":[`)]
  for (const record of records.values()) pieces.push(pieces.length > 1 ? SEPARATOR : EMPTY, bytesOf(record))
  pieces.push(Buffer.from(']'))
  return pieces
}

const body = (data: LiveData): Buffer[] => [
  Buffer.from(
    `{"sequence":${data.sequence},"committed":${JSON.stringify(Object.fromEntries(data.committed))}`,
  ),
  ...table('positions', data.positions),
  ...table('clients', data.clients),
  ...table('reservations', data.reservations),
  ...table('outbox', data.outbox),
  ...table('reviews', data.reviews),
  ...table('announcements', data.announcements),
  ...table('notes', data.notes),
  Buffer.from('\n}'),
]

export const encodeLive = async (data: LiveData): Promise<Buffer> => {
  const file = Buffer.concat([Buffer.from(BLANK_HEAD), ...body(data), Buffer.from(FOOT)])
  const length = file.byteLength - BLANK_HEAD.length - FOOT.length
  const hashed = new Uint8Array(file.buffer, file.byteOffset + BLANK_HEAD.length, length)
  // In the pool of threads, not in the event loop.
  const hash = await webcrypto.subtle.digest('SHA-256', hashed)
  file.write(head(Buffer.from(hash).toString('hex')))
  return file
}

/** What a live file says of the append-only files: its first line, which no record can hold a line feed before. */
const committedIn = (data: Buffer): ReadonlyMap<string, number> => {
  const firstLine = data.toString('utf8', 0, data.indexOf(',\n'))
  const { committed }: Pick<StoredLive, 'committed'> = JSON.parse(`${firstLine}}`)
  return new Map(Object.entries(committed))
}

/**
 * How many bytes of each append-only file a live file counts, without reading its records, which would hold the event
 * loop up. Null where it is not whole.
 */
export const committedOf = async (file: Buffer): Promise<ReadonlyMap<string, number> | null> => {
  const found = HEAD.exec(file.toString('latin1', 0, BLANK_HEAD.length))
  if (!found || Number(found[1]) !== FORMAT) return null
  const data = file.subarray(BLANK_HEAD.length, -FOOT.length)
  const hash = await webcrypto.subtle.digest('SHA-256', Uint8Array.from(data))
  return Buffer.from(hash).toString('hex') === found[2] ? committedIn(data) : null
}

const byKey = <T>(records: readonly T[], key: (record: T) => string): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [key(record), record]))

const toLive = (stored: StoredLive): LiveData => ({
  sequence: stored.sequence,
  committed: new Map(Object.entries(stored.committed)),
  reservations: byKey(stored.reservations, (record) => record.locator),
  outbox: byKey(stored.outbox, (record) => record.id),
  reviews: byKey(stored.reviews, (record) => record.id),
  announcements: byKey(stored.announcements, (record) => record.id),
  positions: byKey(stored.positions, positionKey),
  clients: byKey(stored.clients, (record) => record.id),
  notes: byKey(stored.notes, (record) => record.key),
})

export type DecodedLive =
  { readonly ok: true; readonly data: LiveData } | { readonly ok: false; readonly problem: string }

export const decodeLive = (file: Buffer): DecodedLive => {
  const found = HEAD.exec(file.toString('latin1', 0, BLANK_HEAD.length))
  if (!found)
    return { ok: false, problem: file.length === 0 ? 'it is empty' : 'it does not begin as it should' }
  if (Number(found[1]) !== FORMAT) return { ok: false, problem: `format ${found[1]} is of another version` }
  const data = file.subarray(BLANK_HEAD.length, -FOOT.length)
  const whole = file.toString('latin1', file.length - FOOT.length) === FOOT
  const hash = createHash('sha256').update(data).digest('hex')
  if (!whole || hash !== found[2]) return { ok: false, problem: 'its checksum is wrong' }
  const stored: StoredLive = JSON.parse(data.toString('utf8'))
  return { ok: true, data: toLive(frozen(stored)) }
}
