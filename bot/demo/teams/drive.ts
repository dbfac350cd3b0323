import { randomUUID } from 'node:crypto'
import type { JsonObject } from './json.js'
import { badArgument, ConnectorRefusal } from './refusal.js'

/** A file that a person or the bot has stored; `content` is null while it is being uploaded. */
export interface DriveItem {
  readonly uniqueId: string
  readonly name: string
  readonly content: Buffer | null
}

export interface UploadAnswer {
  readonly status: 201 | 202
  readonly body: JsonObject
}

/** The people's OneDrive, as far as bots meet it. */
export interface Drive {
  keep(name: string, content: Uint8Array): DriveItem
  /** A place that the bot may fill, of which its upload URL tells. */
  reserve(name: string): DriveItem
  item(uniqueId: string): DriveItem | null
  /**
   * One PUT of an upload session, with its `Content-Range`:
   * https://learn.microsoft.com/onedrive/developer/rest-api/api/driveitem_createuploadsession
   * @throws ConnectorRefusal for ranges that do not follow each other, and for what is no upload session.
   */
  put(uniqueId: string, contentRange: string | null, bytes: Buffer): UploadAnswer
}

/** All but the last part of an upload must be a multiple of this. */
const PART_BYTES = 320 * 1024

interface Range {
  readonly first: number
  readonly last: number
  readonly total: number
}

const readRange = (header: string | null): Range => {
  const found = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(header ?? '')
  if (!found) throw badArgument('Content-Range must be such as bytes 0-99/100')
  const [, first = '', last = '', total = ''] = found
  return { first: Number(first), last: Number(last), total: Number(total) }
}

const outOfRange = (): ConnectorRefusal =>
  new ConnectorRefusal(416, 'invalidRange', 'The range does not follow what has been uploaded')

const noSession = (): ConnectorRefusal =>
  new ConnectorRefusal(404, 'itemNotFound', 'There is no such upload session')

const refuseBadPart = ({ first, last, total }: Range, had: number, bytes: Buffer): void => {
  if (first !== had || last >= total) throw outOfRange()
  if (last - first + 1 !== bytes.length) throw badArgument('Content-Range and content differ in length')
  if (last + 1 < total && bytes.length % PART_BYTES !== 0)
    throw badArgument('All parts but the last must be a multiple of 320 KiB')
}

export const createDrive = (): Drive => {
  const items = new Map<string, DriveItem>()
  const sessions = new Map<string, Buffer>()

  const add = (name: string, content: Buffer | null): DriveItem => {
    const item = { uniqueId: randomUUID().toUpperCase(), name, content }
    items.set(item.uniqueId, item)
    return item
  }

  const finish = (item: DriveItem, content: Buffer): UploadAnswer => {
    sessions.delete(item.uniqueId)
    items.set(item.uniqueId, { ...item, content })
    return { status: 201, body: { id: item.uniqueId, name: item.name, size: content.length, file: {} } }
  }

  return {
    keep: (name, content) => add(name, Buffer.from(content)),
    reserve: (name) => {
      const item = add(name, null)
      sessions.set(item.uniqueId, Buffer.alloc(0))
      return item
    },
    item: (uniqueId) => items.get(uniqueId) ?? null,
    put: (uniqueId, contentRange, bytes) => {
      const had = sessions.get(uniqueId)
      const item = items.get(uniqueId)
      if (!had || !item) throw noSession()
      const range = readRange(contentRange)
      refuseBadPart(range, had.length, bytes)
      const content = Buffer.concat([had, bytes])
      if (content.length === range.total) return finish(item, content)
      sessions.set(uniqueId, content)
      return { status: 202, body: { nextExpectedRanges: [`${content.length}-`] } }
    },
  }
}
