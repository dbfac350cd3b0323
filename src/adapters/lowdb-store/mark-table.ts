import { hash } from 'node:crypto'

const SLOT_BYTES = 16
const SMALLEST = 64
const FULLEST = 0.66

/** 64 bits of a mark: two that meet are told apart by reading the lines that they lead to. */
export interface MarkHash {
  readonly low: number
  readonly high: number
}

export const hashOf = (mark: string): MarkHash => {
  const digest = hash('sha256', mark, 'buffer')
  return { low: digest.readUInt32LE(0), high: digest.readUInt32LE(4) }
}

/**
 * From marks to the offsets of lines, many to many: open addressing with linear probing in one block of memory,
 * which can be written to a file and read again as it is. 16 bytes a slot, outside of JavaScript's heap.
 */
export class MarkTable {
  #count: number
  #block: ArrayBuffer
  #low: Uint32Array
  #high: Uint32Array
  /** Offset + 1; 0 is an empty slot. */
  #at: Float64Array

  constructor(block: ArrayBuffer = new ArrayBuffer(SMALLEST * SLOT_BYTES), count = 0) {
    const slots = block.byteLength / SLOT_BYTES
    this.#block = block
    this.#count = count
    this.#at = new Float64Array(block, 0, slots)
    this.#low = new Uint32Array(block, slots * 8, slots)
    this.#high = new Uint32Array(block, slots * 12, slots)
  }

  get count(): number {
    return this.#count
  }

  /** The memory itself; it changes with the next `add`. */
  get block(): ArrayBuffer {
    return this.#block
  }

  add(mark: MarkHash, offset: number): void {
    if (this.#count + 1 > this.#at.length * FULLEST) this.#grow()
    this.#put(mark.low, mark.high, offset + 1)
    this.#count += 1
  }

  /** Offsets of the lines with the mark, in no order. */
  offsets(mark: MarkHash): number[] {
    const found: number[] = []
    const last = this.#at.length - 1
    for (let slot = mark.low & last; this.#at[slot] !== 0; slot = (slot + 1) & last) {
      const same = this.#low[slot] === mark.low && this.#high[slot] === mark.high
      if (same) found.push((this.#at[slot] ?? 0) - 1)
    }
    return found
  }

  #put(low: number, high: number, at: number): void {
    const last = this.#at.length - 1
    let slot = low & last
    while (this.#at[slot] !== 0) slot = (slot + 1) & last
    this.#low[slot] = low
    this.#high[slot] = high
    this.#at[slot] = at
  }

  #grow(): void {
    const larger = new MarkTable(new ArrayBuffer(this.#block.byteLength * 2))
    for (let slot = 0; slot < this.#at.length; slot++) {
      const at = this.#at[slot] ?? 0
      if (at !== 0) larger.#put(this.#low[slot] ?? 0, this.#high[slot] ?? 0, at)
    }
    this.#block = larger.#block
    this.#at = larger.#at
    this.#low = larger.#low
    this.#high = larger.#high
  }
}
