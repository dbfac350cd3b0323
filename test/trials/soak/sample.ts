import { readdir, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../../src/domain/time.js'

export type Counts = Readonly<Record<string, number>>

/** What a process and its data folder have grown to; bytes, the least of several looks after garbage collection. */
export interface Sample {
  readonly at: Instant
  readonly heapUsed: number
  /** Outside of the heap and held by objects in it, `arrayBuffers` included. */
  readonly external: number
  readonly arrayBuffers: number
  readonly rss: number
  /** Processor time that the process has taken since it began, in milliseconds. */
  readonly cpuMs: number
  /** What keeps the event loop alive (`process.getActiveResourcesInfo`), by kind. */
  readonly resources: Counts
  /** Open file descriptors, by what they lead to: `socket`, `pipe`, `file` … */
  readonly descriptors: Counts
  /** Bytes on disk of each file and folder at the top of the data folder. */
  readonly store: Counts
  /** Reservations that are not in the archive. */
  readonly live: number
}

const LOOKS = 12
/** The connections of an HTTP server that nobody uses are closed after five seconds. */
const BETWEEN_MS = 500

const collect = (): void => {
  if (!globalThis.gc) throw new Error('a soak needs --expose-gc')
  globalThis.gc()
}

const countBy = (names: readonly string[]): Counts => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** `socket:[123]` → `socket`, `/var/x` → `file`, `anon_inode:[eventpoll]` → `eventpoll`. */
export const kindOfDescriptor = (target: string): string => {
  if (target.startsWith('/')) return 'file'
  const [, anonymous] = /^anon_inode:\[?(\w+)/u.exec(target) ?? []
  return anonymous ?? target.replace(/:.*$/u, '')
}

const descriptors = async (): Promise<Counts> => {
  const folder = '/proc/self/fd'
  // The one that reads the folder is gone when it is asked for.
  const targets = (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => null))
  return countBy((await Promise.all(targets)).flatMap((target) => (target ? [kindOfDescriptor(target)] : [])))
}

const least = (one: Counts, other: Counts): Counts => {
  const kinds = Object.keys(one).filter((kind) => kind in other)
  return Object.fromEntries(kinds.map((kind) => [kind, Math.min(one[kind] ?? 0, other[kind] ?? 0)]))
}

type Looked = Omit<Sample, 'at' | 'cpuMs' | 'store' | 'live'>

const lookOnce = async (): Promise<Looked> => {
  collect()
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage()
  const resources = countBy(process.getActiveResourcesInfo())
  return { heapUsed, external, arrayBuffers, rss, resources, descriptors: await descriptors() }
}

const leastOf = (one: Looked, other: Looked): Looked => ({
  heapUsed: Math.min(one.heapUsed, other.heapUsed),
  external: Math.min(one.external, other.external),
  arrayBuffers: Math.min(one.arrayBuffers, other.arrayBuffers),
  rss: Math.min(one.rss, other.rss),
  resources: least(one.resources, other.resources),
  descriptors: least(one.descriptors, other.descriptors),
})

/** What goes on for a moment is not there at every look. */
export const lookAtProcess = async (): Promise<Looked> => {
  let seen = await lookOnce()
  for (let look = 1; look < LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
    seen = leastOf(seen, await lookOnce())
  }
  return seen
}

/** Of this process, with all its threads. */
export const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return Math.round((user + system) / 1000)
}

/** Each content once, under however many names it is kept. */
const bytesBelow = async (path: string, counted: Set<number>): Promise<number> => {
  const entry = await stat(path)
  if (!entry.isDirectory()) {
    if (counted.has(entry.ino)) return 0
    counted.add(entry.ino)
    return entry.size
  }
  let bytes = 0
  for (const name of await readdir(path)) bytes += await bytesBelow(join(path, name), counted)
  return bytes
}

/** What lies in the data folder, by the names at its top. */
export const storeSizes = async (dataDir: string): Promise<Counts> => {
  const sizes: Record<string, number> = {}
  const counted = new Set<number>()
  for (const name of (await readdir(dataDir)).toSorted())
    sizes[name] = await bytesBelow(join(dataDir, name), counted)
  return sizes
}
