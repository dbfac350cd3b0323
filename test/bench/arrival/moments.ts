import type { Random } from '../../trials/random.js'

/**
 * So many moments, in milliseconds from the start and in their order: one at random in each stretch of time. Moments that
 * are free of each other would come in bunches, and what is measured then is how many cards Teams takes at once.
 */
export const momentsIn = (count: number, stretchMs: number, random: Random): readonly number[] =>
  Array.from({ length: count }, (_, index) => (index + random.next()) * stretchMs)
