import type { Random } from '../../random.js'
import { changed, few, placeIn } from './chance.js'

type Change = (bytes: Buffer, random: Random) => Buffer

const spliced = (bytes: Buffer, from: number, to: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)])

const flipped: Change = (bytes, random) => {
  const copy = Buffer.from(bytes)
  const at = placeIn(random, bytes.length)
  if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  return copy
}

/** What readers of lengths and counts stumble over. */
const AWKWARD = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x0d, 0x20, 0x2d, 0x3d]

const overwritten: Change = (bytes, random) => {
  const copy = Buffer.from(bytes)
  const at = placeIn(random, bytes.length)
  copy.fill(random.pick(AWKWARD), at, Math.min(copy.length, at + few(random, 16)))
  return copy
}

const removed: Change = (bytes, random) => {
  const at = placeIn(random, bytes.length)
  return spliced(bytes, at, at + few(random, 2_000), Buffer.alloc(0))
}

const doubled: Change = (bytes, random) => {
  const at = placeIn(random, bytes.length)
  return spliced(bytes, at, at, bytes.subarray(at, at + few(random, 4_000)))
}

const moved: Change = (bytes, random) => {
  const from = placeIn(random, bytes.length)
  const at = placeIn(random, bytes.length)
  return spliced(bytes, at, at, bytes.subarray(from, from + few(random, 500)))
}

const inserted: Change = (bytes, random) => {
  const at = placeIn(random, bytes.length)
  const noise = Buffer.from(Array.from({ length: few(random, 200) }, () => random.below(256)))
  return spliced(bytes, at, at, noise)
}

const cut: Change = (bytes, random) => bytes.subarray(0, placeIn(random, bytes.length))

const CHANGES: readonly Change[] = [
  ...Array.from({ length: 6 }, () => flipped),
  overwritten,
  overwritten,
  removed,
  doubled,
  moved,
  inserted,
  cut,
]

/** The bytes with some of them wrong, missing, doubled or strange. */
export const damaged = (bytes: Uint8Array, random: Random): Buffer =>
  changed(random, Buffer.from(bytes), few(random, 40), CHANGES)
