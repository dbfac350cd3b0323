import type { Random } from '../../random.js'

/** True so many times in a hundred. */
export const sometimes = (random: Random, percent: number): boolean => random.below(100) < percent

/** From 1 to `most`, small ones far more often: most damage is slight. */
export const few = (random: Random, most: number): number => 1 + Math.floor((most - 1) * random.next() ** 3)

/** A place in something so long, its first part more often, where its structure stands. */
export const placeIn = (random: Random, length: number): number =>
  Math.min(length, Math.floor(length * (sometimes(random, 30) ? random.next() ** 3 : random.next())))

/** One after the other, each of them chosen at random. */
export const changed = <T>(
  random: Random,
  given: T,
  times: number,
  changes: readonly ((value: T, random: Random) => T)[],
): T => {
  let value = given
  for (let left = times; left > 0; left -= 1) value = random.pick(changes)(value, random)
  return value
}
