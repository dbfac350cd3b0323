import { createRandom, type Random } from '../random.js'

/** The chance of one case, whichever came before it and in whichever process. */
export const chanceOf = (seed: number, target: string, index: number): Random =>
  createRandom(seed).fork(`${target} ${index}`)
