import type { Random } from '../random.js'

/** What befalls one of the replicas. */
export interface Blow {
  /** The one that leads, or one that does not. */
  readonly to: 'leader' | 'other'
  /** `kill`: SIGKILL. `freeze`: it stands still until another one leads, and then goes on as if nothing had been. */
  readonly how: 'kill' | 'freeze'
  /** Not before a mail is on its way to the mail server. */
  readonly whileSending: boolean
  readonly afterMs: number
}

const LATEST_MS = 2_000
/** Each so many blows one freezes, which takes ten times as long. */
const FREEZE_EVERY = 4

/** The first ones are of each kind once: a short run has tried all of them. */
export const planBlows = (count: number, random: Random): readonly Blow[] =>
  Array.from({ length: count }, (_, index): Blow => {
    const isFreeze = index % FREEZE_EVERY === FREEZE_EVERY - 1
    const toOther = index % FREEZE_EVERY === 1 && random.next() < 0.7
    return {
      to: toOther ? 'other' : 'leader',
      how: isFreeze ? 'freeze' : 'kill',
      whileSending: !toOther && random.next() < 0.4,
      afterMs: random.below(LATEST_MS),
    }
  })
