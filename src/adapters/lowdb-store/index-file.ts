import { endianness } from 'node:os'
import { crc32 } from 'node:zlib'
import type { DataFiles } from './data-files.js'
import { MarkTable } from './mark-table.js'

/**
 * The marks of one append-only file, as they stood when it had `covers` bytes. It is made from that file and can be
 * thrown away; it only saves reading all lines at the start. It is not fsynced in step with the lines, hence the
 * checksums: of the table, and of the last bytes covered, which tell whether the lines are still the same ones.
 */
export interface MonthIndex {
  readonly covers: number
  readonly table: MarkTable
}

/** A table's memory as it was at one moment: the table itself goes on growing while it is written. */
export interface IndexSnapshot {
  readonly covers: number
  readonly count: number
  readonly block: ArrayBuffer
}

export const snapshotOf = ({ covers, table }: MonthIndex): IndexSnapshot => ({
  covers,
  count: table.count,
  block: table.block.slice(0),
})

interface IndexHead {
  readonly format: string
  readonly covers: number
  readonly count: number
  readonly tableCrc: number
  readonly tailCrc: number
}

/** Its number grows whenever lines get other marks: an index without them is made anew. 2: by day 0. 3: by file, and by the day of settling. */
const FORMAT = `control-oc index 3 ${endianness()}`
const HEAD_BYTES = 256
const TAIL_BYTES = 4096

export const indexPath = (logPath: string): string => logPath.replace(/\.jsonl$/, '.index')

const tailCrc = async (files: DataFiles, logPath: string, covers: number): Promise<number> => {
  const start = Math.max(0, covers - TAIL_BYTES)
  return crc32(await files.readAt(logPath, start, covers - start))
}

export const saveIndex = async (
  files: DataFiles,
  logPath: string,
  { covers, count, block }: IndexSnapshot,
): Promise<void> => {
  const table = Buffer.from(block)
  const head: IndexHead = {
    format: FORMAT,
    covers,
    count,
    tableCrc: crc32(table),
    tailCrc: await tailCrc(files, logPath, covers),
  }
  const bytes = Buffer.from(`${JSON.stringify(head).padEnd(HEAD_BYTES - 1)}\n`)
  await files.replace(indexPath(logPath), Buffer.concat([bytes, table]))
}

const readHead = (bytes: Buffer): IndexHead | null => {
  try {
    const head: IndexHead = JSON.parse(bytes.toString('utf8', 0, HEAD_BYTES))
    return head
  } catch {
    return null
  }
}

/** Null where there is none that can be believed for a file of `committed` bytes. */
export const loadIndex = async (
  files: DataFiles,
  logPath: string,
  committed: number,
): Promise<MonthIndex | null> => {
  const bytes = await files.read(indexPath(logPath))
  const head = bytes && readHead(bytes)
  if (!bytes || !head || head.format !== FORMAT || head.covers > committed) return null
  // A copy: the table needs memory that begins where it begins.
  const block = new Uint8Array(bytes.subarray(HEAD_BYTES))
  if (crc32(block) !== head.tableCrc) return null
  if ((await tailCrc(files, logPath, head.covers)) !== head.tailCrc) return null
  return { covers: head.covers, table: new MarkTable(block.buffer, head.count) }
}
