import type { Random } from '../../random.js'
import { chanceOf } from '../chance.js'
import type { Target } from '../target.js'

export const SEED = 7
export const NAME = 'bad'

/** What chance gives in the third case of these tests. */
const THIRD = chanceOf(SEED, NAME, 2).next()

/** Goes wrong in its third case, and is well before and behind it. */
export const wrongInThird = (goWrong: () => unknown): Target => ({
  make: (random: Random) => Uint8Array.of(random.next() === THIRD ? 1 : 0),
  run: async ([isThird]) => {
    if (isThird === 1) await goWrong()
    return 'well'
  },
  close: async () => undefined,
})
