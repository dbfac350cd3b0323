/** Chance that can be repeated: the same seed gives the same run. */
export interface Random {
  /** From 0 up to, but not, 1. */
  next(): number
  /** A whole number from 0 up to, but not, `below`. */
  below(below: number): number
  /** One of them, which are at least one. */
  pick<T>(from: readonly T[]): T
  /** A chance of its own for one part, that another part's turns do not move. */
  fork(name: string): Random
}

const hash = (text: string): number => {
  let value = 2_166_136_261
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return value >>> 0
}

/** mulberry32: 32 bits of state, enough to choose by and nothing to keep secrets with. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    next,
    below,
    pick: <T>(from: readonly T[]): T => {
      const chosen = from[below(from.length)]
      if (chosen === undefined) throw new Error('there is nothing to choose from')
      return chosen
    },
    fork: (name) => createRandom(seed ^ hash(name)),
  }
}
